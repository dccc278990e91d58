package dev.holdout.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes checkpoints without end is killed, and what it leaves is read. */
class KilledWriteTest {

  private static final int KILLS = 3;

  @TempDir Path folder;

  /** The process: overwrites one checkpoint for ever. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    Training training = new Training().until(1);
    for (long step = 1; ; step++) {
      training.parts.save(file, new TrainingProgress(0, 1, step));
    }
  }

  @Test
  void a_process_killed_while_it_writes_leaves_a_whole_checkpoint() throws Exception {
    Path file = folder.resolve("last.safetensors");
    Philox random = new Philox(8, 0);
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(file);
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--add-modules=jdk.incubator.vector",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledWriteTest.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("writer.log").toFile())
              .start();
      try {
        while (!Files.exists(file) && writer.isAlive()) {
          Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(200));
      } finally {
        writer.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
      }

      assertThat(file).as(Files.readString(folder.resolve("writer.log"))).exists();
      Training training = new Training();
      assertThat(training.parts.resume(file).step()).as("seed 8, kill %d", kill).isPositive();
    }
  }
}
