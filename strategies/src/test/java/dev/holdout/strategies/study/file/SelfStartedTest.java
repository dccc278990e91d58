package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.strategies.ReadmeBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java study, started with {@code java FILE} in a process of its own. */
class SelfStartedTest {

  @TempDir Path folder;

  @Test
  void a_java_study_started_by_itself_prints_its_first_screen_and_leaves_a_run() throws Exception {
    Started run = start("QuarterHours.java", ReadmeBlocks.nth("java", 0));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Too short to tell").contains("report  runs/");
    try (Stream<Path> pages = Files.find(folder, 3, (path, _) -> path.endsWith("report.html"))) {
      assertThat(pages).hasSize(1);
    }
  }

  @Test
  void a_fault_of_a_study_started_by_itself_is_a_message_and_exit_code_2() throws Exception {
    String noQuestion =
        ReadmeBlocks.nth("java", 0).replaceAll("(?s)\\.asks\\(.*?\\)\\s*\\.horizon", ".horizon");
    Started run = start("QuarterHours.java", noQuestion);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("error: ", "question", "QuarterHours.java:", "  try   ")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  private record Started(int code, String out, String err) {}

  private Started start(String name, String text) throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name), text);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    try (OurModules modules = OurModules.find()) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
      List<String> options = modules.options();
      command.addAll(options.subList(options.indexOf("--module-path"), options.size()));
      command.add(name);
      ProcessBuilder java =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      java.environment().put("LANG", "C.UTF-8");
      java.environment().put("HOLDOUT_HOME", folder.resolve("home").toString());
      Process started = java.start();
      assertThat(started.waitFor(10, TimeUnit.MINUTES)).isTrue();
      return new Started(started.exitValue(), Files.readString(out), Files.readString(err));
    }
  }
}
