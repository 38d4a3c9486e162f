package io.luxate.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.image.Geometry;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Rendering;
import io.luxate.phantom.Site;
import org.junit.jupiter.api.Test;

class LessonTest {
  private final Rendering rendering = Phantoms.render(Joint.HIP, Site.INTERNET, 5, 3, 96);
  private final Radiograph whole = radiograph(rendering);

  @Test
  void followsTheJointIntoAView() {
    Radiograph half = whole.resize(whole.pixels().widthPx() / 2, whole.pixels().heightPx() / 2);

    Lesson lesson = Lesson.of(rendering, half);

    assertThat(lesson.socket().x()).isCloseTo(rendering.truth().socket().x() / 2, within(0.6));
    assertThat(lesson.ball().y()).isCloseTo(rendering.truth().ball().y() / 2, within(0.6));
    assertThat(lesson.reachPx()).isCloseTo(Lesson.of(rendering, whole).reachPx() / 2, within(0.6));
  }

  @Test
  void callsTheMirrorImageOfALeftHipARightOne() {
    Lesson seen = Lesson.of(rendering, whole);
    Lesson mirrored = Lesson.of(rendering, whole.flipHorizontally());

    assertThat(seen.left()).isEqualTo(rendering.truth().side().equals("left"));
    assertThat(mirrored.left()).isNotEqualTo(seen.left());
    assertThat(mirrored.socket().x())
        .isCloseTo(whole.pixels().widthPx() - seen.socket().x(), within(1e-6));
    assertThat(mirrored.dislocated()).isEqualTo(seen.dislocated());
  }

  @Test
  void seesMetalInEveryReplacedHip() {
    Rendering replaced = Phantoms.render(Joint.THA, Site.INTERNET, 5, 0, 96);

    assertThat(Lesson.of(replaced, radiograph(replaced)).metal()).isTrue();
  }

  private static Radiograph radiograph(Rendering rendering) {
    int width = rendering.grey().widthPx();
    int height = rendering.grey().heightPx();
    return new Radiograph(
        new Origin("simulated", "simulated", width, height, 16, 1, 0, ""),
        rendering.grey(),
        Geometry.ofOriginal(width, height));
  }
}
