package io.luxate.collect;

import io.luxate.image.RadiographReader;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a collection goes for a picture; what is left out takes its usual value.
 *
 * @param bytes of one picture, at most; usually 50 million
 * @param pixels of one picture, at most; usually 64 million, which is also the most
 * @param redirects that are followed, each checked as the first address was; usually 5
 * @param silenceSeconds that a server may say nothing; usually 30
 * @param requestSeconds that one answer may take in all; usually 300
 * @param tries of one request; usually 4
 * @param pauseSeconds between two requests to one host; usually 1
 * @param longestWaitSeconds that a host's wish to wait is waited for; usually 120. A longer one
 *     leaves the host's pictures to the next run
 * @param hosts that are asked at the same time, each over one connection; usually 4
 */
record Limits(
    Optional<Long> bytes,
    Optional<Long> pixels,
    Optional<Integer> redirects,
    Optional<Double> silenceSeconds,
    Optional<Double> requestSeconds,
    Optional<Integer> tries,
    Optional<Double> pauseSeconds,
    Optional<Double> longestWaitSeconds,
    Optional<Integer> hosts) {

  Limits {
    bytes = Optional.of(bytes.orElse(50_000_000L));
    pixels = Optional.of(pixels.orElse(RadiographReader.MAX_PIXELS));
    redirects = Optional.of(redirects.orElse(5));
    silenceSeconds = Optional.of(silenceSeconds.orElse(30.0));
    requestSeconds = Optional.of(requestSeconds.orElse(300.0));
    tries = Optional.of(tries.orElse(4));
    pauseSeconds = Optional.of(pauseSeconds.orElse(1.0));
    longestWaitSeconds = Optional.of(longestWaitSeconds.orElse(120.0));
    hosts = Optional.of(hosts.orElse(4));
    within("bytes", bytes.get(), 1, 1 << 30);
    within("pixels", pixels.get(), 1, RadiographReader.MAX_PIXELS);
    within("redirects", redirects.get(), 0, 20);
    within("silenceSeconds", silenceSeconds.get(), 0.1, 3600);
    within("requestSeconds", requestSeconds.get(), 0.1, 86_400);
    within("tries", tries.get(), 1, 20);
    within("pauseSeconds", pauseSeconds.get(), 0, 3600);
    within("longestWaitSeconds", longestWaitSeconds.get(), 0, 86_400);
    within("hosts", hosts.get(), 1, 16);
  }

  /** Of a spec that names none. */
  static Limits usual() {
    return new Limits(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void within(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw Keys.fault(
          "limits." + key + " is " + value + "; give a number from " + least + " to " + most);
    }
  }

  long maxBytes() {
    return bytes.orElseThrow();
  }

  long maxPixels() {
    return pixels.orElseThrow();
  }

  int maxRedirects() {
    return redirects.orElseThrow();
  }

  int maxHosts() {
    return hosts.orElseThrow();
  }

  int maxTries() {
    return tries.orElseThrow();
  }

  Duration silence() {
    return duration(silenceSeconds);
  }

  Duration request() {
    return duration(requestSeconds);
  }

  Duration pause() {
    return duration(pauseSeconds);
  }

  Duration longestWait() {
    return duration(longestWaitSeconds);
  }

  private static Duration duration(Optional<Double> seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds.orElseThrow()));
  }
}
