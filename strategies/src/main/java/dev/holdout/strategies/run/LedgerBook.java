package dev.holdout.strategies.run;

import dev.holdout.backtest.stats.Moments;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.trials.Curves;
import dev.holdout.strategies.trials.Head;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialFigures;
import dev.holdout.strategies.trials.TrialKey;
import dev.holdout.strategies.trials.TrialLedger;
import dev.holdout.strategies.trials.TrialRow;
import dev.holdout.strategies.trials.TrialState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The trial ledger of a home, as one run writes and reads it. */
final class LedgerBook implements TrialBook {

  private static final long DAY = 86_400_000_000_000L;

  private final Study study;
  private final String data;
  private final TrialLedger ledger;
  private final Curves curves;
  private final Signature signature;
  private final Head seen;
  private String from = "";
  private String to = "";

  /**
   * Who writes.
   *
   * @param run id of the run
   * @param command as typed
   * @param calendar for the time of a row
   */
  record Signature(String run, String command, InstantSource calendar) {}

  private LedgerBook(Study study, String data, Path home, Signature signature, Head seen) {
    this.study = study;
    this.data = data;
    this.ledger = TrialLedger.open(home);
    this.curves = Curves.at(home);
    this.signature = signature;
    this.seen = seen;
  }

  /**
   * Writes what the run looks at.
   *
   * @param data content hash of the trades
   */
  static TrialBook recording(Study study, String data, Path home, Signature signature) {
    return new LedgerBook(study, data, home, signature, null);
  }

  /** Reads the ledger as a run saw it, and writes nothing: repeating a run is no new look. */
  static TrialBook asSeen(Study study, String data, Path home, Head head) {
    return new LedgerBook(study, data, home, null, head);
  }

  @Override
  public void starts(long from, long to) {
    this.from = Nanos.iso(from);
    this.to = Nanos.iso(to);
    List<TrialRow> rows = new ArrayList<>();
    for (Configuration configuration : study.configurations()) {
      rows.add(row(configuration, TrialState.STARTED, null, ""));
    }
    append(rows);
  }

  @Override
  public void ends(List<TrialCurve> trials) {
    List<TrialRow> rows = new ArrayList<>();
    for (TrialCurve trial : trials) {
      Configuration configuration = study.configurations().get(trial.configuration());
      rows.add(
          switch (trial.state()) {
            case FINISHED -> row(configuration, TrialState.FINISHED, figures(trial), "");
            case STOPPED ->
                row(configuration, TrialState.STOPPED, figures(trial), "halved away in every fold");
            case FAILED -> row(configuration, TrialState.FAILED, null, trial.failure());
          });
    }
    append(rows);
  }

  @Override
  public void fails(String why) {
    List<TrialRow> rows = new ArrayList<>();
    for (Configuration configuration : study.configurations()) {
      rows.add(row(configuration, TrialState.FAILED, null, why));
    }
    append(rows);
  }

  private void append(List<TrialRow> rows) {
    if (seen == null) {
      ledger.append(rows);
    }
  }

  private TrialRow row(
      Configuration configuration, TrialState state, TrialFigures figures, String why) {
    return new TrialRow(
        key(configuration),
        study.name(),
        configuration.text(),
        signature == null ? "" : signature.run(),
        signature == null ? "" : signature.command(),
        signature == null
            ? from
            : signature.calendar().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        state,
        study.learning().seeds().list().size(),
        figures,
        why);
  }

  private TrialKey key(Configuration configuration) {
    return new TrialKey(
        study.hashWithoutSearch(), configuration.hash(), Product.VERSION, data, from, to);
  }

  private TrialFigures figures(TrialCurve trial) {
    double[] daily = trial.daily();
    String curve = seen == null ? curves.put(Math.floorDiv(trial.firstDay(), DAY) - 1, daily) : "";
    double growth = 1;
    for (double r : daily) {
      growth *= 1 + r;
    }
    return new TrialFigures(
        daily.length,
        LuckTests.sharpe(daily),
        Moments.skewness(daily),
        Moments.kurtosis(daily),
        growth - 1,
        -trial.maxDrawdown(),
        curve);
  }

  @Override
  public LookedAt lookedAt() {
    Reading reading = seen == null ? ledger.read() : ledger.asOf(seen);
    return new LookedAt(
        reading.counted(data),
        others(reading),
        study.configurations().size(),
        reading.head(),
        reading.chain());
  }

  /** Curves of other trials on the same data over the same days; in the order of their keys. */
  private List<double[]> others(Reading reading) {
    Set<String> own = new HashSet<>();
    study.configurations().forEach(configuration -> own.add(key(configuration).hash()));
    try (Stream<TrialRow> rows = reading.standing(data)) {
      return rows.filter(row -> row.state().hasFigures())
          .filter(row -> row.key().from().equals(from) && row.key().to().equals(to))
          .filter(row -> !row.figures().curve().isEmpty() && !own.contains(row.key().hash()))
          .sorted(Comparator.comparing(row -> row.key().hash()))
          .map(row -> curves.get(row.figures().curve()).dailyReturns())
          .toList();
    }
  }
}
