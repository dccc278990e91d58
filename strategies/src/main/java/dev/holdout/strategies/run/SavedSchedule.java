package dev.holdout.strategies.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.FittedState;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.models.FrozenPolicy;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Provenance;
import dev.holdout.reports.run.DocumentText;
import dev.holdout.strategies.study.Durations;
import dev.holdout.strategies.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The policies that traded a run and the spans in which each was in force, as files: what another
 * process needs to trade the same way.
 *
 * <p>A run folder holds them in {@code policies/}: one safetensors file a fold and seed, {@code
 * schedule.json} with spans, fitted transforms and the hash of every file, {@code study.yaml} with
 * the study in its canonical form.
 */
public final class SavedSchedule {

  /** Raised when the form of {@code schedule.json} changes. */
  static final int SCHEMA = 1;

  static final String FOLDER = "policies";
  static final String SCHEDULE = "schedule.json";
  private static final String STUDY = "study.yaml";

  private SavedSchedule() {}

  /** What the policies of a study are trained on. */
  public static Provenance provenance(Study study) {
    return new Provenance(
        FeaturePipeline.of(study.signal().features()).version(),
        "every bar, "
            + Durations.text(study.market().timeline().bar())
            + ", lag "
            + Durations.text(study.market().timeline().lag()),
        study.market().instrument().id());
  }

  /** Writes the study and the policies in force below a run's folder. */
  public static void write(Path runFolder, Study study, List<PolicyStrategy.InForce> schedule) {
    write(runFolder, schedule, provenance(study));
    try {
      Files.writeString(runFolder.resolve(FOLDER).resolve(STUDY), study.text());
    } catch (IOException e) {
      throw unwritable(runFolder, e);
    }
  }

  /**
   * Writes the policies in force below a run's folder.
   *
   * @param schedule of frozen policies, in order of time
   * @throws IllegalArgumentException when a rule is no frozen policy
   */
  public static void write(
      Path runFolder, List<PolicyStrategy.InForce> schedule, Provenance provenance) {
    Path folder = runFolder.resolve(FOLDER);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA);
    ObjectNode trainedOn = document.putObject("trainedOn");
    trainedOn.put("pipeline", provenance.pipeline());
    trainedOn.put("timeline", provenance.timeline());
    trainedOn.put("instrument", provenance.instrument());
    try {
      Files.createDirectories(folder);
      ArrayNode spans = document.putArray("inForce");
      for (PolicyStrategy.InForce policy : schedule) {
        spans.add(span(folder, policy, provenance));
      }
      document.put("hash", ScheduleText.hash(document));
      Files.writeString(folder.resolve(SCHEDULE), DocumentText.of(document));
    } catch (IOException e) {
      throw unwritable(runFolder, e);
    }
  }

  private static ObjectNode span(
      Path folder, PolicyStrategy.InForce policy, Provenance provenance) {
    ObjectNode span = JsonNodeFactory.instance.objectNode();
    span.put("fold", policy.fold());
    span.put("from", Nanos.instant(policy.from()).toString());
    span.put("to", Nanos.instant(policy.to()).toString());
    span.put("lag", policy.lag());
    ArrayNode transforms = span.putArray("transforms");
    for (Fitted fitted : policy.fitted()) {
      Optional<FittedState> state = fitted.state();
      if (state.isPresent()) {
        transforms.add(ScheduleText.transform(state.get(), fitted.contentHash()));
      } else {
        transforms.addObject().put("notStored", fitted.getClass().getName());
      }
    }
    ArrayNode files = span.putArray("policies");
    for (int seed = 0; seed < policy.rules().size(); seed++) {
      String name = String.format(Locale.ROOT, "fold-%02d-seed-%02d", policy.fold(), seed + 1);
      FrozenPolicy frozen = frozen(policy.rules().get(seed), policy.fold());
      frozen.save(folder.resolve(name + ".safetensors"), provenance);
      files
          .addObject()
          .put("file", name + ".safetensors")
          .put("hash", new ContentHash().bytes(frozen.bytes(provenance)).hex());
    }
    return span;
  }

  private static FrozenPolicy frozen(PositionRule rule, int fold) {
    if (rule instanceof FrozenPolicy frozen) {
      return frozen;
    }
    throw new IllegalArgumentException(
        "fold "
            + fold
            + " is traded by a "
            + rule.getClass().getName()
            + "; only frozen policies are stored");
  }

  /** Whether a run's folder holds policies; runs of older versions hold none. */
  public static boolean existsIn(Path runFolder) {
    return Files.exists(runFolder.resolve(FOLDER).resolve(SCHEDULE));
  }

  /**
   * The study as it was run, in its canonical form; empty where only the manifest has it.
   *
   * @throws BadInput when the file cannot be read
   */
  public static Optional<String> studyText(Path runFolder) {
    Path file = runFolder.resolve(FOLDER).resolve(STUDY);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new BadInput("the study cannot be read: " + e, file.toString(), "run the study again");
    }
  }

  /**
   * Reads what {@link #write} wrote: the same positions to the bit.
   *
   * @param expected what the policies will be asked about
   * @throws BadInput when a file is missing or was changed, the form is newer, or the policies were
   *     trained on something else
   */
  public static List<PolicyStrategy.InForce> read(Path runFolder, Provenance expected) {
    Path folder = runFolder.resolve(FOLDER);
    ObjectNode document = ScheduleText.read(folder.resolve(SCHEDULE), SCHEMA);
    List<PolicyStrategy.InForce> schedule = new ArrayList<>();
    for (var span : document.withArray("inForce")) {
      schedule.add(ScheduleText.inForce(span, folder, expected));
    }
    if (schedule.isEmpty()) {
      throw new BadInput(
          "no policy is in force", folder.resolve(SCHEDULE).toString(), "run the study again");
    }
    return List.copyOf(schedule);
  }

  private static BadInput unwritable(Path runFolder, IOException e) {
    return new BadInput(
        "the policies could not be written: " + e,
        runFolder.resolve(FOLDER).toString(),
        "free space, or pass --runs DIR");
  }
}
