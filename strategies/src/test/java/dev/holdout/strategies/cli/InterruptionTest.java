package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed after Ctrl-C; {@link KilledRunTest} sends a real one. */
class InterruptionTest {

  @Test
  void the_command_is_given_back_as_a_shell_takes_it() {
    List<String> typed = List.of("research", "my study.yaml", "--set", "study=it's", "--home", "");
    assertThat(Interruption.again(typed, true))
        .isEqualTo("./holdout research 'my study.yaml' --set 'study=it'\\''s' --home '' --resume");
  }

  @Test
  void what_resumes_already_and_what_cannot_resume_is_given_back_as_it_was() {
    assertThat(Interruption.again(List.of("demo", "--resume"), true))
        .isEqualTo("./holdout demo --resume");
    assertThat(Interruption.again(List.of("verify", "latest"), false))
        .isEqualTo("./holdout verify latest");
  }
}
