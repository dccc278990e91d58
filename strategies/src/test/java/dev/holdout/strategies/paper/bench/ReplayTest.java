package dev.holdout.strategies.paper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That all is done that is timed; how long it takes is for the benchmark to say. */
class ReplayTest {

  @TempDir Path folder;

  @Test
  void every_tick_goes_through_the_pipe_and_into_the_journal() {
    Replay.Speed speed = Replay.run(1_000_000, folder.resolve("journal"), System::nanoTime);
    assertThat(speed.ticks()).isEqualTo(1_000_000);
    assertThat(speed.quotes()).as("the published count").isEqualTo(749_879);
    assertThat(speed.orders()).isGreaterThan(1000);
    assertThat(speed.fills()).isEqualTo(speed.orders());
    assertThat(speed.journalBytes()).isGreaterThan(48L * 1_000_000);
    assertThat(speed.ticksPerSecond()).isPositive();
  }
}
