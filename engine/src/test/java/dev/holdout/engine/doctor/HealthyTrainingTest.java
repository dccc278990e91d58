package dev.holdout.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In loops that are right, of the kinds that come closest to looking wrong, nothing is found. */
class HealthyTrainingTest {

  @ParameterizedTest
  @EnumSource(HealthyTraining.class)
  void has_no_finding(HealthyTraining training) {
    Doctor doctor = training.run();
    assertThat(doctor.findings()).as(doctor.report()).isEmpty();
    assertThat(doctor.report()).contains("nothing found").doesNotContain(" in 0 steps");
  }
}
