package dev.holdout.strategies.study.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a small study that is right, to be made wrong. */
final class StudyText {

  private StudyText() {}

  static Path file(String name) {
    try {
      return Path.of(StudyText.class.getResource("/studies/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("test resource " + name, e);
    }
  }

  static String mechanics() {
    try {
      return Files.readString(file("mechanics.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The study with one piece of text, which must be there, replaced by another. */
  static String with(String good, String other) {
    String text = mechanics();
    if (!text.contains(good)) {
      throw new IllegalArgumentException("mechanics.yaml does not contain " + good);
    }
    return text.replace(good, other);
  }

  /** The study with folds by their dates; the first one stands in line 26. */
  static String dated(String... pairs) {
    String folds = "folds:\n  spans:\n    - " + String.join("\n    - ", pairs);
    return with(
        "folds: {walk-forward: rolling, train: 48h, test: 16h, purge: 15m, embargo: 45m}",
        folds + "\n  purge: 15m\n  embargo: 45m");
  }
}
