package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResearchTest {

  /** Everything that must not depend on the machine, the time or the number of threads. */
  private static final List<String> REPEATABLE =
      List.of(
          "results.json", "orders.csv", "fills.csv", "equity.csv", "history.csv", "quarantine.csv");

  @Test
  void one_and_two_threads_give_the_same_bytes(@TempDir Path folder) throws IOException {
    var study = RunFixture.study().build();
    RunOutcome one =
        Research.run(study, RunFixture.options(folder.resolve("1"), 1), RunFixture.silent());
    RunOutcome two =
        Research.run(study, RunFixture.options(folder.resolve("2"), 2), RunFixture.silent());
    assertThat(one.results().fills().count()).isGreaterThanOrEqualTo(200);
    for (String file : REPEATABLE) {
      assertThat(Files.mismatch(one.folder().resolve(file), two.folder().resolve(file)))
          .as(file)
          .isEqualTo(-1);
    }
  }
}
