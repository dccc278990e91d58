package dev.holdout.strategies.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.source.Import;
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
    List<String> hash = named(manifest, ManifestOf.STUDY_HASH);
    if (hash.isEmpty()) {
      throw fault(run, "the manifest holds no hash of the study: the run is of an older version");
    }
    Study study = read(run, manifest);
    if (!study.hash().equals(hash.getFirst())) {
      throw fault(
          run,
          "the study in the manifest has the hash %.8s; the one that was run had %.8s: the manifest"
              + " was changed, or this version reads it otherwise",
          study.hash(),
          hash.getFirst());
    }
    String id = ManifestOf.id(hash.getFirst(), trades(run, manifest), manifest.origin().codeHash());
    if (!manifest.id().equals(id)) {
      throw fault(
          run,
          "the manifest was changed: the run of its study, trades and code is %s, not %s",
          id,
          manifest.id());
    }
    return study;
  }

  /**
   * @throws BadInput when the trades are not those that were run
   */
  static void requireTrades(Path run, Manifest manifest, Study study, Import loaded) {
    String is = loaded.trades().contentHash();
    String was = trades(run, manifest);
    if (!is.equals(was)) {
      throw new BadInput(
          "the raw data changed: its trades have the hash %.8s; those of the run had %.8s"
              .formatted(is, was),
          Sources.of(study).name(),
          "put back the data of the run, or run the study again on the new data");
    }
  }

  private static String trades(Path run, Manifest manifest) {
    return manifest.origin().dataHashes().stream()
        .filter(entry -> entry.name().endsWith(ManifestOf.TRADES))
        .map(Named::value)
        .findFirst()
        .orElseThrow(() -> fault(run, "the manifest holds no hash of the trades"));
  }

  private static BadInput fault(Path run, String what, Object... values) {
    return new BadInput(
        what.formatted(values), run.resolve("manifest.json").toString(), "run the study again");
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
      } catch (BadInput unreadable) {
        throw fault(
            run,
            "the study that the manifest holds cannot be read: %s",
            unreadable.faults().getFirst().value());
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
