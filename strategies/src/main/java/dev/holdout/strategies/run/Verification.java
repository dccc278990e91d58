package dev.holdout.strategies.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFolder;
import dev.holdout.marketdata.source.Import;
import dev.holdout.reports.Report;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.tasks.TaskStore;
import dev.holdout.strategies.trials.Head;
import dev.holdout.strategies.trials.TrialLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finished run, made again from its raw data and its manifest and compared file by file. Nothing
 * that was kept is used, nothing is written into the run or the ledger: the number of trials is the
 * one that the run saw.
 */
public final class Verification {

  private Verification() {}

  /**
   * What came of it.
   *
   * @param difference the first, in words: file, place, both values; empty when there is none
   * @param files compared
   * @param notes what was compared less strictly, and why
   */
  public record Verdict(Optional<String> difference, List<String> files, List<String> notes) {}

  /**
   * @param run folder of a finished run
   * @param scratch a folder that is not there yet; made, and deleted at the end
   * @throws BadInput when the run is damaged, its study or its data are not there, or the ledger
   *     lost the rows that it saw
   */
  public static Verdict of(Path run, Path scratch, RunOptions options, Progress progress) {
    RunFolder folder = RunFolder.open(run);
    Manifest manifest = folder.manifest();
    if (!SavedSchedule.existsIn(run)) {
      throw new BadInput(
          "the run keeps no policies: it is of an older version, or they were removed",
          run.resolve(SavedSchedule.FOLDER).toString(),
          "run the study again");
    }
    Study study = StudyOfRun.of(run, manifest);
    requireSeen(run, manifest, options);
    Optional<String> missing = RunDifference.missing(run);
    if (missing.isPresent()) { // found before the run is computed again
      return new Verdict(missing, List.of(), List.of());
    }
    try {
      RunFolder again = again(run, study, manifest, scratch, options, progress);
      return compared(folder, again, manifest, again.manifest());
    } finally {
      delete(scratch);
    }
  }

  private static RunFolder again(
      Path run,
      Study study,
      Manifest manifest,
      Path scratch,
      RunOptions options,
      Progress progress) {
    Stages stages = new Stages(study);
    Phases phases = new Phases(progress, options.clocks().nanos());
    Computation computation = new Computation(stages, options.threads(), phases);
    Import loaded = computation.load();
    StudyOfRun.requireTrades(run, manifest, study, loaded);
    TrialBook book =
        LedgerBook.asSeen(
            study, loaded.trades().contentHash(), options.places().home(), seen(run, manifest));
    ManifestOf made = new ManifestOf(stages, loaded);
    Outcome outcome = computation.compute(loaded, book, TaskStore.none(), made.scope());
    RunOptions there =
        new RunOptions(
            new RunOptions.Places(scratch, options.places().home()),
            options.threads(),
            false,
            manifest.command(),
            StudyOfRun.source(manifest),
            options.clocks());
    return RunFolder.open(Research.write(outcome, made, there, phases).folder());
  }

  private static Head seen(Path run, Manifest manifest) {
    try {
      return new Head(manifest.ledger().rows(), manifest.ledger().head());
    } catch (IllegalArgumentException edited) {
      throw new BadInput(
          "the ledger's head that the manifest states is none: " + edited.getMessage(),
          run.resolve("manifest.json").toString(),
          "run the study again; the file was changed");
    }
  }

  private static void requireSeen(Path run, Manifest manifest, RunOptions options) {
    Head seen = seen(run, manifest);
    if (!TrialLedger.open(options.places().home()).contains(seen)) {
      throw new BadInput(
          "the ledger of trials does not go through the "
              + seen.rows()
              + " rows that this run saw, so its trials cannot be counted again",
          options.places().home().resolve("ledger").toString(),
          "--home DIR with the home in which the run was made");
    }
  }

  private static Verdict compared(
      RunFolder folder, RunFolder again, Manifest manifest, Manifest made) {
    List<String> notes = new ArrayList<>();
    boolean sameCode = manifest.origin().codeHash().equals(made.origin().codeHash());
    boolean sameMachine = bits(manifest.machineClass()).equals(bits(made.machineClass()));
    if (!sameCode) {
      notes.add(
          "the run was made by other code (%.8s) than this (%.8s)"
              .formatted(manifest.origin().codeHash(), made.origin().codeHash()));
    }
    if (!sameMachine) {
      notes.add(
          "made on %s, compared on %s: numbers within %s, hashes not at all"
              .formatted(manifest.machineClass(), made.machineClass(), RunDifference.TOLERANCE));
    }
    RunDifference difference =
        new RunDifference(
            folder.path(), again.path(), new RunDifference.Same(sameCode, sameMachine));
    Optional<String> first = difference.first();
    if (first.isEmpty() && sameCode && sameMachine) {
      first = page(folder);
    }
    return new Verdict(first, difference.files(), notes);
  }

  /** What of a machine matters to bits: all but how many cores it has. */
  private static String bits(String machineClass) {
    return machineClass.replaceAll(", \\d+ cores?", "");
  }

  /** The page must be what the folder draws. */
  private static Optional<String> page(RunFolder folder) {
    Path page = folder.path().resolve("report.html");
    try {
      return Files.exists(page) && Files.readString(page).equals(Report.html(folder.path()))
          ? Optional.empty()
          : Optional.of("report.html is not what the files beside it draw");
    } catch (IOException e) {
      throw new UncheckedIOException(page + " cannot be read", e);
    }
  }

  private static void delete(Path scratch) {
    try {
      WholeFolder.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(scratch + " cannot be deleted", e);
    }
  }
}
