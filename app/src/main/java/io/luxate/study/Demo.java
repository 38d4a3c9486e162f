package io.luxate.study;

import io.luxate.Shipped;

/** The paper's study on simulated radiographs: {@code demo.yaml} in the jar. */
public final class Demo {
  private Demo() {}

  public static StudyPlan plan() {
    return Shipped.yaml("io/luxate/study/demo.yaml", StudyPlan.class).orElseThrow();
  }
}
