package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static final URI FROM = URI.create("https://example.org/x/y.png");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.9",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2001::1",
        "2001:db8::1",
        "127.1",
        "2130706433"
      })
  void knowsWhatIsNotThePublicInternet(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address))).as(address).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "130.14.29.110",
        "172.15.255.255",
        "172.32.0.1",
        "192.169.0.1",
        "198.20.0.1",
        "100.128.0.1",
        "223.255.255.255",
        "2620:0:861:ed1a::1",
        "2001:4860:4860::8888"
      })
  void letsThePublicInternetThrough(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address))).as(address).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.org/a.png",
        "//example.org/a.png",
        "a.png",
        "",
        "http:///a.png",
        "http://user:word@example.org/a.png",
        "jar:http://example.org/a!/b",
        "http://exa mple.org/a.png",
        "javascript:alert(1)"
      })
  void takesNoAddressThatIsNotOneOfTheWeb(String text) {
    assertThatThrownBy(() -> Url.of(text)).isInstanceOf(NotFetched.class);
  }

  @ParameterizedTest
  @CsvSource({
    "' HTTP://Example.ORG ', http://example.org/",
    "https://bücher.example/ä b.png?x=[1]#part,"
        + " https://xn--bcher-kva.example/%C3%A4%20b.png?x=%5B1%5D",
    "http://example.org:8080/a%20b.png, http://example.org:8080/a%20b.png"
  })
  void makesAddressesFitToBeAsked(String written, String asked) throws NotFetched {
    assertThat(Url.of(written)).hasToString(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "../z.png, https://example.org/z.png",
    "/a//b c.png, https://example.org/a//b%20c.png",
    "//other.example/z.png, https://other.example/z.png"
  })
  void followsRedirectsFromWhereTheyStand(String written, String asked) throws NotFetched {
    assertThat(Url.redirect(FROM, written)).hasToString(asked);
  }

  @Test
  void followsNoRedirectOutOfTheWebOrToWhatAnybodyCouldChange() {
    for (String elsewhere : List.of("file:///etc/passwd", "http://example.org/z.png", "gopher:x")) {
      assertThatThrownBy(() -> Url.redirect(FROM, elsewhere)).isInstanceOf(NotFetched.class);
    }
  }
}
