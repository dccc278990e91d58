package dev.holdout.strategies.bench;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.trials.TrialFigures;
import dev.holdout.strategies.trials.TrialKey;
import dev.holdout.strategies.trials.TrialLedger;
import dev.holdout.strategies.trials.TrialRow;
import dev.holdout.strategies.trials.TrialState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How soon a large ledger answers: the whole command, from its start to its end. */
final class LedgerBench implements Bench {

  private static final int A_RUN = 1000;
  private static final int STUDIES = 12;
  private static final int DATA_SETS = 3;

  private final int rows;

  LedgerBench() {
    this(1_000_000);
  }

  /**
   * @param rows of the ledger, a multiple of 1,000
   */
  LedgerBench(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String work() {
    return "trials list of a ledger of %,d rows, every link of its chain checked, whole process"
        .formatted(rows);
  }

  @Override
  public Optional<Limit> limit() {
    return Optional.of(new Limit(1, true));
  }

  @Override
  public Measured measure(Surroundings given) {
    Path home = given.scratch().resolve("ledger-home");
    write(home, given.progress());
    Path out = given.scratch().resolve("trials.txt");
    List<String> command = List.of("trials", "list", "--home", home.toString());
    return new Repeated(1, 5)
        .seconds(name(), given, () -> given.commands().run(command, out), code -> wrong(code, out));
  }

  private String wrong(int code, Path out) {
    try {
      String said = Files.readString(out);
      String sound = String.format(Locale.ROOT, "chain intact, %,d rows", rows);
      String total = String.format(Locale.ROOT, "(?s).*total +%,d .*", rows / 2);
      String faulty = "trials list ended with %d and said:%n%s".formatted(code, said);
      return code == 0 && said.contains(sound) && said.matches(total) ? "" : faulty;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs of 500 trials each, as the search writes them: begun together, ended together. */
  private void write(Path home, Progress progress) {
    TrialLedger ledger = TrialLedger.open(home);
    try (Progress.Phase phase = progress.phase("writing rows", rows, "rows")) {
      for (int run = 0; run < rows / A_RUN; run++) {
        List<TrialRow> all = new ArrayList<>();
        for (TrialState state : List.of(TrialState.STARTED, TrialState.FINISHED)) {
          for (int trial = 0; trial < A_RUN / 2; trial++) {
            all.add(row(run, trial, state));
          }
        }
        ledger.append(all);
        phase.step(A_RUN);
      }
    }
  }

  private static TrialRow row(int run, int trial, TrialState state) {
    String configuration = "lag=8 hidden=16 lr=0.0" + (run * A_RUN + trial);
    TrialKey key =
        new TrialKey(
            hash("study " + run % STUDIES),
            hash(configuration),
            "0.1.0",
            hash("data " + run % DATA_SETS),
            "2025-01-01",
            "2025-12-31");
    TrialFigures figures =
        state.hasFigures()
            ? new TrialFigures(250, (trial % 97 - 48) / 500.0, -0.1, 3.4, 0.2, 0.1, "")
            : null;
    return new TrialRow(
        key,
        "study-" + run % STUDIES,
        configuration,
        String.format(Locale.ROOT, "%08x", run),
        "./holdout research study.yaml",
        "2026-01-01T00:00:00Z",
        state,
        3,
        figures,
        "");
  }

  private static String hash(String of) {
    return new ContentHash().text(of).hex();
  }
}
