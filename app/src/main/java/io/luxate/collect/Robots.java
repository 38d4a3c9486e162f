package io.luxate.collect;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a site's robots.txt (RFC 9309) says to this program, and the wishes about training that some
 * write into it: Content-Signal and Content-Usage.
 *
 * @param noTraining whether it says anywhere that pictures are not for training
 */
record Robots(SimpleRobotRules rules, boolean noTraining) {
  /** The name that a site may give rules for. */
  static final String NAME = "luxate";

  private static final int MOST_BYTES = 512_000;
  private static final Duration SLOWEST = Duration.ofMinutes(5);
  private static final Pattern NO_TRAINING =
      Pattern.compile(
          "(?im)^\\s*content-(?:signal|usage)\\s*:.*\\b(?:ai-train\\s*=\\s*no|train-ai\\s*=\\s*n)\\b");

  /** The file as it came; what is longer than 500 KiB is cut, as RFC 9309 permits. */
  static Robots of(URI file, byte[] text) {
    byte[] read = text.length > MOST_BYTES ? Arrays.copyOf(text, MOST_BYTES) : text;
    SimpleRobotRules rules =
        new SimpleRobotRulesParser(SLOWEST.toMillis(), 5)
            .parseContent(file.toString(), read, "text/plain", List.of(NAME));
    String words = new String(read, StandardCharsets.UTF_8);
    return new Robots(rules, NO_TRAINING.matcher(words).find());
  }

  /** Of a site that has none. */
  static Robots none() {
    return new Robots(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), false);
  }

  /** Why the address may not be asked, in words. */
  Optional<String> objection(URI url) {
    if (!rules.isAllowed(url.toASCIIString())) {
      return Optional.of("robots.txt of " + url.getAuthority() + " forbids " + url.getRawPath());
    }
    return noTraining
        ? Optional.of("robots.txt of " + url.getAuthority() + " says that nothing is for training")
        : Optional.empty();
  }

  /** The pause that the site asks for. */
  Duration pause() {
    return rules.getCrawlDelay() > 0 ? Duration.ofMillis(rules.getCrawlDelay()) : Duration.ZERO;
  }
}
