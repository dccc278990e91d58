package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.returns.Asked;
import dev.holdout.strategies.returns.ReturnFiles;
import dev.holdout.strategies.returns.ReturnTable;
import dev.holdout.strategies.trials.AddedTrials;
import dev.holdout.strategies.trials.Counted.OfStudy;
import dev.holdout.strategies.trials.Curves;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialKey;
import dev.holdout.strategies.trials.TrialLedger;
import dev.holdout.strategies.trials.TrialRow;
import dev.holdout.strategies.trials.TrialState;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trials done elsewhere, on their way into the ledger. */
final class TrialsAdd {

  private static final int SHORTEST_HASH = 8;

  private final Main main;
  private final TrialLedger ledger;
  private final Path file;
  private final boolean prices;

  TrialsAdd(Main main, TrialLedger ledger, Path file, boolean prices) {
    this.main = main;
    this.ledger = ledger;
    this.file = file;
    this.prices = prices;
  }

  /**
   * @param study as typed
   * @param data as typed: the beginning of a hash that the ledger knows, or a name
   * @return what was done
   * @throws BadInput if something is not said, or the file cannot be read without a guess
   */
  ObjectNode add(String study, String data, Path home) {
    require("--study", study, "--study eurusd-breakout");
    require("--data", data, "--data eurusd-daily");
    ReturnTable table =
        ReturnFiles.read(
            List.of(file),
            main::inWorkingFolder,
            new Asked(
                prices,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty()));
    Reading before = ledger.read();
    String known = known(data, before.studies());
    AddedTrials added = AddedTrials.of(table, said(study, known));
    Set<TrialKey> there;
    try (Stream<TrialRow> rows = before.standing(known)) {
      there =
          rows.filter(row -> row.state() == TrialState.ADDED)
              .map(TrialRow::key)
              .collect(Collectors.toSet());
    }
    List<TrialRow> fresh = new ArrayList<>();
    Curves curves = Curves.at(home);
    for (int i = 0; i < added.rows().size(); i++) {
      curves.put(added.curves().get(i).firstDay(), added.curves().get(i).dailyReturns());
      if (!there.contains(added.rows().get(i).key())) {
        fresh.add(added.rows().get(i));
      }
    }
    ledger.append(fresh);
    return Json.document()
        .put("added", fresh.size())
        .put("thereAlready", added.rows().size() - fresh.size())
        .put("study", study)
        .put("data", known)
        .put("daysWithoutRow", added.filled());
  }

  private AddedTrials.Said said(String study, String data) {
    return new AddedTrials.Said(
        study,
        data,
        "trials add " + file,
        main.surroundings()
            .clocks()
            .calendar()
            .instant()
            .truncatedTo(ChronoUnit.SECONDS)
            .toString());
  }

  private static void require(String option, String value, String remedy) {
    if (value.isBlank()) {
      throw new BadInput(option + " is missing", "holdout trials add", remedy);
    }
  }

  /** The hash that the ledger knows by this beginning; else what was typed is a name. */
  private static String known(String typed, List<OfStudy> studies) {
    if (!typed.matches("[0-9a-f]{" + SHORTEST_HASH + ",64}")) {
      return typed;
    }
    return TrialSelection.of("", typed, studies).data();
  }

  List<String> lines(ObjectNode done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "added  %s to %s on %s"
            .formatted(
                TrialsList.count(done.get("added").asLong(), "trial"),
                done.get("study").asText(),
                TrialSelection.shown(done.get("data").asText())));
    long there = done.get("thereAlready").asLong();
    if (there > 0) {
      lines.add("       " + TrialsList.count(there, "trial") + " there already, counted once");
    }
    long filled = done.get("daysWithoutRow").asLong();
    if (filled > 0) {
      lines.add(
          "       %s without a row (weekends, holidays) as a return of 0"
              .formatted(TrialsList.count(filled, "day")));
    }
    return lines;
  }
}
