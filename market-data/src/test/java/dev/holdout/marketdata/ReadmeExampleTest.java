package dev.holdout.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.source.SourceCatalogue;
import dev.holdout.marketdata.time.Nanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example of README.md, held to the text there. */
class ReadmeExampleTest {

  @Test
  void the_example_prints_what_the_readme_says() throws IOException {
    // readme
    Import demo = SourceCatalogue.named("demo").load();
    BarSeries bars = TimeBars.of(Duration.ofMinutes(5)).from(demo.trades());
    int last = bars.size() - 1;
    String text =
        "%s trades, %s rows set aside, %s bars; the last closed at %s with %s USD"
            .formatted(
                demo.trades().size(),
                demo.findings().quarantined().size(),
                bars.size(),
                Nanos.iso(bars.closeAt(last)),
                bars.value(Field.CLOSE, last));
    // end
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(text);
    String test =
        Files.readString(Path.of("src/test/java/dev/holdout/marketdata/ReadmeExampleTest.java"));
    assertThat(readme).contains(test.split("// readme\n")[1].split(" *// end")[0]);
  }
}
