package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.reports.section.ReportSection;
import dev.holdout.reports.section.RunView;
import dev.holdout.reports.section.SectionCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each section as it was when somebody last read it: a run of one fold, and one without any. */
class GoldenSectionTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @TempDir Path runs;

  static Stream<Arguments> sections() {
    RunContents one = SampleRun.longRun(1, VerdictRule.COULD_BE_LUCK, List.of());
    RunContents none = SampleRun.emptyRun();
    return SectionCatalogue.all().stream()
        .flatMap(section ->
            Stream.of(
                Arguments.of(section.id() + "-one-fold", section, one),
                Arguments.of(section.id() + "-no-fold", section, none)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sections")
  void a_section_is_as_it_was_read(String name, ReportSection section, RunContents contents)
      throws IOException {
    RunView run = RunView.of(RunFolder.open(SampleRun.write(runs, contents)));
    String html = section.body(run).text().replace("><", ">\n<") + "\n";
    Path golden = GOLDEN.resolve(name + ".html");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, html);
    }
    assertThat(html).isEqualTo(Files.readString(golden));
  }
}
