package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.generated.GeneratedMarket;
import dev.holdout.strategies.study.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Studies by their path: {@code .yaml} is data, {@code .java} is one source file that is run. */
public final class StudyFiles {

  private StudyFiles() {}

  /**
   * @param overrides {@code folds.train=3d}: dotted path, then a value in YAML; may be empty
   * @throws BadInput when the file is missing, unreadable, of another kind, or states no study
   */
  public static Study load(Path file, List<String> overrides) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new BadInput(file + " is a folder; a study is one file", "STUDY", "name a file in it");
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return StudyYaml.parse(text(file), name, overrides);
    }
    if (name.endsWith(".java")) {
      return StudyYaml.override(JavaStudy.load(text(file), file), name, overrides);
    }
    String remedy = "a study's path, such as studies/btc.yaml";
    throw new BadInput(
        name + " is neither a .yaml nor a .java file; a study is one of the two", "STUDY", remedy);
  }

  /**
   * A study that Holdout ships.
   *
   * @param name {@code demo}
   * @throws BadInput when an override is faulty
   */
  public static Study shipped(String name, List<String> overrides) {
    return StudyYaml.parse(shippedText(name), name + ".yaml", overrides);
  }

  /** The text of a shipped study, for a user to copy. */
  public static String shippedText(String name) {
    String path = "/dev/holdout/strategies/studies/" + name + ".yaml";
    try (InputStream bytes = StudyFiles.class.getResourceAsStream(path)) {
      if (bytes == null) {
        throw new BadInput("no study called " + name + " is shipped", "STUDY", "demo");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("our own study " + name + " cannot be read", e);
    }
  }

  /**
   * The demo's study on a generated market: the same but for its market, its hours and its name.
   *
   * @throws BadInput when an override is faulty
   */
  public static Study demoOn(GeneratedMarket.Kind kind, List<String> overrides) {
    String text = demoText(kind);
    return StudyYaml.parse(text, GeneratedDemo.name(kind) + ".yaml", overrides);
  }

  /** The text of the demo's study on a generated market. */
  public static String demoText(GeneratedMarket.Kind kind) {
    return GeneratedDemo.text(kind);
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new BadInput(
          "there is no file " + file, "STUDY", "a path from the folder this command runs in");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new BadInput(file + " is not UTF-8 text", "STUDY", "save it as UTF-8");
    } catch (IOException e) {
      throw new BadInput(
          file + " cannot be read (" + e.getClass().getSimpleName() + ")",
          "STUDY",
          "make it readable for you");
    }
  }
}
