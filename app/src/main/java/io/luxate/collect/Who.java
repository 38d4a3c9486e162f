package io.luxate.collect;

import io.luxate.Version;
import java.util.regex.Pattern;

/**
 * Who asks, as the user agent tells every server.
 *
 * @param name of a person or a project
 * @param contact an e-mail address or a web page where a server's owner finds them
 */
record Who(String name, String contact) {
  private static final Pattern CONTACT =
      Pattern.compile("[^\\s@()<>]+@[^\\s@()<>]+\\.[^\\s@()<>]+|https?://[^\\s()<>]+");
  private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]+");

  Who {
    Keys.present("who.name", name);
    Keys.present("who.contact", contact);
    if (!CONTACT.matcher(contact).matches()) {
      throw Keys.fault(
          "who.contact '" + contact + "' is neither an e-mail address nor a web page; give one");
    }
    if (name.isBlank() || !HEADER.matcher(name + contact).matches()) {
      throw Keys.fault("who.name and who.contact go into a header; write them in ASCII letters");
    }
  }

  /** What stands in the header {@code User-Agent} of every request. */
  String userAgent(Purpose purpose) {
    String words = name.replaceAll("[()\\\\]", "");
    String why = purpose == Purpose.RESEARCH ? "research" : "training";
    return "luxate/"
        + Version.current().version()
        + (" (collects radiographs for " + why + "; " + words + "; " + contact + ")");
  }
}
