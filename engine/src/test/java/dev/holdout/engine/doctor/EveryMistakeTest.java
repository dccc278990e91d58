package dev.holdout.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mistake, planted in a loop that is right otherwise, is all that is found in it. */
class EveryMistakeTest {

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void is_found_alone_with_its_line_and_its_remedy(Mistake mistake) {
    Plants.Planted planted = Plants.of(mistake);
    assertThat(planted.doctor().findings())
        .as(planted.doctor().report())
        .extracting(Diagnosis::mistake)
        .containsExactly(mistake);
    Diagnosis finding = planted.doctor().findings().getFirst();
    assertThat(finding.where()).isEqualTo("Plants.java:" + planted.line());
    assertThat(finding.remedy()).containsAnyOf("(", "=");
    assertThat(finding.toString())
        .contains(finding.where(), mistake.title(), finding.what(), finding.remedy());
  }
}
