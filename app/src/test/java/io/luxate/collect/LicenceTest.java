package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CC BY 4.0                                             | CC-BY-4.0
          cc-by-sa-3.0                                          | CC-BY-SA-3.0
          CC-BY-NC-SA-4.0                                       | CC-BY-NC-SA-4.0
          CC BY-SA 3.0 de                                       | CC-BY-SA-3.0
          cc-by-sa-2.5,2.0,1.0                                  | CC-BY-SA-2.5
          Creative Commons Attribution-NonCommercial 3.0 Unported | CC-BY-NC-3.0
          Creative Commons Attribution 4.0 International License | CC-BY-4.0
          CC BY-NC-ND                                           | CC-BY-NC-ND
          by                                                    | CC-BY
          bync                                                  | CC-BY-NC
          byncnd                                                | CC-BY-NC-ND
          CC0                                                   | CC0-1.0
          CC0 1.0                                               | CC0-1.0
          cc-zero                                               | CC0-1.0
          Public domain                                         | PD
          PD-USGov                                              | PD
          https://creativecommons.org/licenses/by/4.0/          | CC-BY-4.0
          http://creativecommons.org/licenses/by-nc-sa/3.0/us/  | CC-BY-NC-SA-3.0
          https://creativecommons.org/publicdomain/zero/1.0/    | CC0-1.0
          https://creativecommons.org/publicdomain/mark/1.0/    | PD
          Attribution                                           | unknown
          by John Smith                                         | unknown
          by permission                                         | unknown
          GFDL 1.2                                              | unknown
          All rights reserved                                   | unknown
          CC BY 4.0 but no machine learning                     | unknown
          not in the public domain                              | unknown
          00 agents                                             | unknown
          ''                                                    | unknown
          """)
  void readsALicenceByItsWordsOrItsAddress(String stated, String id) {
    assertThat(Licence.of(stated).id()).isEqualTo(id);
  }

  @Test
  void believesNeitherOfTwoStatementsThatContradictEachOther() {
    String by = "https://creativecommons.org/licenses/by/4.0/";
    assertThat(Licence.of("CC BY 4.0", by).id()).isEqualTo("CC-BY-4.0");
    assertThat(Licence.of("by", by).id()).isEqualTo("CC-BY-4.0");
    assertThat(Licence.of("", by).id()).isEqualTo("CC-BY-4.0");
    assertThat(Licence.of("CC BY-NC 4.0", by).id()).isEqualTo("unknown");
    assertThat(Licence.of("CC BY 4.0", "https://www.example.org/").id()).isEqualTo("CC-BY-4.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESEARCH   | CC-BY            | CC BY 4.0       | allowed
          RESEARCH   | CC-BY-4.0        | CC BY 4.0       | allowed
          RESEARCH   | CC-BY-4.0        | CC BY 3.0       | refused
          RESEARCH   | CC-BY            | CC BY-SA 4.0    | refused
          RESEARCH   | CC-BY-NC         | CC BY-NC 4.0    | allowed
          COMMERCIAL | CC-BY-NC         | CC BY-NC 4.0    | refused
          COMMERCIAL | CC-BY            | CC BY 4.0       | allowed
          RESEARCH   | CC-BY-ND         | CC BY-ND 4.0    | allowed
          RESEARCH   | CC-BY-ND         | CC BY-ND 3.0    | refused
          RESEARCH   | CC-BY-ND         | CC BY-ND        | refused
          RESEARCH   | CC0              | ''              | refused
          RESEARCH   | unknown          | ''              | allowed
          RESEARCH   | unknown          | CC BY 4.0       | refused
          COMMERCIAL | unknown          | ''              | refused
          """)
  void takesWhatIsAllowedByNameLessWhatThePurposeForbids(
      Purpose purpose, String allowed, String stated, String verdict) {
    Found found = found(Licence.of(stated), Optional.empty());
    assertThat(new Policy(purpose, List.of(allowed)).judge(found).words()).startsWith(verdict);
  }

  @Test
  void takesAPermissionForWhatItCovers() {
    Found research = found(Licence.of(""), Optional.of(new Found.Permission("a letter", false)));
    Found any = found(Licence.of(""), Optional.of(new Found.Permission("a letter", true)));
    assertThat(new Policy(Purpose.RESEARCH, List.of()).judge(research).allowed()).isTrue();
    assertThat(new Policy(Purpose.COMMERCIAL, List.of()).judge(research).allowed()).isFalse();
    assertThat(new Policy(Purpose.COMMERCIAL, List.of()).judge(any).allowed()).isTrue();
  }

  @Test
  void refusesASpecThatAllowsWhatNobodyKnows() {
    assertThatThrownBy(() -> Policy.requireLicences(List.of("CC0", "CC-BYE")))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("'CC-BYE', which is no licence known here; write CC0, PD");
  }

  private static Found found(Licence licence, Optional<Found.Permission> permission) {
    return new Found(
        "a test",
        new Place.Local(Path.of("x.png")),
        Optional.empty(),
        false,
        licence,
        "",
        permission,
        "dislocated",
        Map.of());
  }
}
