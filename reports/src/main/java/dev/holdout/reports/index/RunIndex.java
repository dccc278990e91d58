package dev.holdout.reports.index;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All runs of a folder, the newest first: what {@code index --json} prints and the page shows.
 *
 * @param schema {@link Results#SCHEMA}
 * @param runs one row a whole run
 * @param damaged those that cannot be read
 */
public record RunIndex(int schema, List<Row> runs, List<Damaged> damaged) {

  public RunIndex {
    runs = List.copyOf(runs);
    damaged = List.copyOf(damaged);
  }

  /**
   * One run.
   *
   * @param id name of its folder
   * @param study its name
   * @param kind of run
   * @param generated whether its market was made by a generator
   * @param verdict headline
   * @param colour of the verdict
   * @param currency of its money
   * @param netPnl after costs
   * @param sharpe annual, net
   * @param dsr deflated Sharpe ratio
   * @param pbo probability of backtest overfitting
   * @param trials counted when it was judged
   * @param days out of sample
   * @param createdAt ISO instant
   * @param report whether its report lies in its folder
   */
  public record Row(
      String id,
      String study,
      String kind,
      boolean generated,
      String verdict,
      String colour,
      String currency,
      Figure netPnl,
      Figure sharpe,
      Figure dsr,
      Figure pbo,
      long trials,
      long days,
      String createdAt,
      boolean report) {}

  /**
   * A folder that holds no whole run.
   *
   * @param id name of the folder
   * @param reason what is wrong with it
   */
  public record Damaged(String id, String reason) {}

  /**
   * @param runs folder of all runs; one that does not exist holds none
   */
  public static RunIndex of(Path runs) {
    List<Row> rows = new ArrayList<>();
    List<Damaged> damaged = new ArrayList<>();
    for (Path run : RunFolder.list(runs)) {
      String id = run.getFileName().toString();
      try {
        rows.add(row(id, RunFolder.open(run)));
      } catch (BadInput broken) {
        damaged.add(new Damaged(id, broken.faults().getFirst().value()));
      }
    }
    rows.sort(Comparator.comparing(Row::createdAt).reversed().thenComparing(Row::id));
    return new RunIndex(Results.SCHEMA, rows, damaged);
  }

  private static Row row(String id, RunFolder run) {
    Results results = run.results();
    Manifest manifest = run.manifest();
    OutOfSample oos = results.oos();
    return new Row(
        id,
        results.subject().name(),
        results.kind(),
        results.subject().generated(),
        results.verdict().headline(),
        results.verdict().colour(),
        results.subject().currency(),
        oos.money().netPnl(),
        oos.ratio().sharpe(),
        oos.overfit().dsr(),
        oos.overfit().pbo(),
        results.trials().count(),
        oos.span().days(),
        manifest.createdAt(),
        Files.exists(run.path().resolve("report.html")));
  }
}
