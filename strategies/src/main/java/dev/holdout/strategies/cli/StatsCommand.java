package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFile;
import dev.holdout.reports.returns.ReturnsJson;
import dev.holdout.reports.returns.ReturnsPage;
import dev.holdout.reports.returns.ReturnsResult;
import dev.holdout.strategies.returns.Asked;
import dev.holdout.strategies.returns.ReturnFigures;
import dev.holdout.strategies.returns.ReturnFiles;
import dev.holdout.strategies.returns.ReturnTable;
import dev.holdout.strategies.run.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdout stats FILE…}: reads files, writes nothing but the page that it is asked for. */
@Command(
    name = "stats",
    description =
        "Performance and overfitting statistics of anybody's returns: CSV or Parquet, one column a"
            + " trial, dates in the first column if there are any. Judges the trial with the"
            + " largest Sharpe ratio, and says what it would need to say more.")
final class StatsCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "returns as fractions (0.01 is 1 %%), after costs, one row a period")
  private List<Path> files;

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "also write one offline page")
  private Path html;

  @Option(
      names = "--prices",
      description = "the columns hold prices or account values, not returns")
  private boolean prices;

  @Option(
      names = "--periods-per-year",
      paramLabel = "A",
      description = "rows a year: 252, 365, 52, 12 (default: taken from the dates)")
  private Double periodsPerYear;

  @Option(
      names = "--benchmark",
      paramLabel = "COLUMN",
      description = "the column to beat; it is no trial (default: 0)")
  private String benchmark;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "how many configurations were tried in all (default: the columns)")
  private Integer trials;

  @Option(
      names = "--blocks",
      paramLabel = "S",
      description = "blocks of the cross-validation behind PBO, even (default: 16, fewer if short)")
  private Integer blocks;

  StatsCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    Asked asked =
        new Asked(
            prices,
            periodsPerYear == null ? OptionalDouble.empty() : OptionalDouble.of(periodsPerYear),
            Optional.ofNullable(benchmark),
            trials == null ? OptionalInt.empty() : OptionalInt.of(trials),
            blocks == null ? OptionalInt.empty() : OptionalInt.of(blocks));
    ReturnTable table = ReturnFiles.read(files, main::inWorkingFolder, asked);
    ReturnsResult result = ReturnFigures.of(table, asked, Product.VERSION);
    if (html != null) {
      write(result);
    }
    if (json) {
      main.output().exact(Json.text(ReturnsJson.of(result)));
    } else {
      new StatsScreen(main.output()).show(result);
    }
    if (html != null) {
      main.output().note("page  " + html);
    }
    return ExitCode.DONE;
  }

  /** Whole or not at all: an older page is replaced when the new one lies beside it. */
  private void write(ReturnsResult result) {
    Path place = main.inWorkingFolder(html);
    if (files.stream().map(main::inWorkingFolder).anyMatch(place::equals)) {
      throw new BadInput("--html is \"" + html + "\", which is read", "", "another name");
    }
    if (!Files.isDirectory(place.getParent())) {
      throw new BadInput(
          "the page cannot be written: there is no folder \"" + place.getParent() + "\"",
          html.toString(),
          "make it, or name another");
    }
    try {
      WholeFile.write(place, ReturnsPage.html(result));
    } catch (IOException e) {
      throw new BadInput(
          "the page cannot be written: " + e, html.toString(), "a folder that is there and free");
    }
  }
}
