package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColourProfileTest {
  static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  /** The same primaries as sRGB's without its curve: as far from it as profiles go. */
  static final byte[] LINEAR = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

  @Test
  void passesOverNoProfileAndSrgb() {
    assertThat(ColourProfile.leavesLuma(new byte[0])).isTrue();
    assertThat(ColourProfile.leavesLuma(SRGB)).isTrue();
    assertThat(ColourProfile.leavesLuma(SRGB.clone())).isTrue();
  }

  @Test
  void passesOverNoProfileThatBendsGreys() {
    assertThat(ColourProfile.leavesLuma(LINEAR)).isFalse();
  }

  @Test
  void passesOverNoneThatItDoesNotUnderstand() {
    assertThat(ColourProfile.leavesLuma(Arrays.copyOf(SRGB, 200))).isFalse();
    assertThat(ColourProfile.leavesLuma(new byte[500])).isFalse();
    assertThat(ColourProfile.leavesLuma(ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData()))
        .isFalse();
    assertThat(ColourProfile.leavesLuma(ICC_Profile.getInstance(ColorSpace.CS_CIEXYZ).getData()))
        .isFalse();
  }
}
