package dev.holdout.strategies.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Manifest.Named;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The study of a finished run, from what its folder keeps of it. */
public final class StudyOfRun {

  private StudyOfRun() {}

  /**
   * @param run folder of the run; names the place in faults
   * @throws BadInput when the study cannot be made again, or is not the one that was run
   */
  public static Study of(Path run, Manifest manifest) {
    Study study = read(run, manifest);
    String was = named(manifest, ManifestOf.STUDY_HASH).getFirst();
    if (!study.hash().equals(was)) {
      throw new BadInput(
          "the study in the manifest has the hash %.8s; the one that was run had %.8s"
              .formatted(study.hash(), was),
          run.resolve("manifest.json").toString(),
          "run the study again; the manifest was changed, or this version reads it otherwise");
    }
    return study;
  }

  static RunOptions.Source source(Manifest manifest) {
    List<String> file = named(manifest, ManifestOf.STUDY_FILE);
    return file.isEmpty() || file.getFirst().isEmpty()
        ? RunOptions.Source.none()
        : new RunOptions.Source(
            file.getFirst(), manifest.study().text(), named(manifest, ManifestOf.SETTING));
  }

  private static Study read(Path run, Manifest manifest) {
    RunOptions.Source source = source(manifest);
    String name = source.file().isEmpty() ? "study.yaml" : source.file();
    try {
      Path folder = Files.createTempDirectory("holdout-study");
      Path file = folder.resolve(name);
      try {
        Files.writeString(file, manifest.study().text());
        return StudyFiles.load(file, source.overrides());
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the study of " + run + " cannot be put aside", e);
    }
  }

  private static List<String> named(Manifest manifest, String name) {
    return manifest.configuration().stream()
        .filter(entry -> entry.name().equals(name))
        .map(Named::value)
        .toList();
  }
}
