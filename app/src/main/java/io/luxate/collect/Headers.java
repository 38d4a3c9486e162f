package io.luxate.collect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/** The headers of an answer, by name in any case. */
record Headers(MessageHeaders message) {

  List<String> all(String name) {
    return Arrays.stream(message.getHeaders(name))
        .map(Header::getValue)
        .map(String::valueOf)
        .toList();
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
