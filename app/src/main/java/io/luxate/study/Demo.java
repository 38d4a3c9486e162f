package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The paper's study on simulated radiographs: {@code demo.yaml} in the jar. */
public final class Demo {
  private Demo() {}

  public static StudyPlan plan() {
    try (InputStream in = Demo.class.getResourceAsStream("demo.yaml")) {
      if (in == null) {
        throw new LuxateException(
            LuxateException.Kind.INTERNAL, "demo.yaml is missing from the jar; build it again");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Documents.parseYaml(text, "demo.yaml", StudyPlan.class);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "cannot read demo.yaml from the jar", e);
    }
  }
}
