package dev.holdout.strategies.study;

import dev.holdout.marketdata.content.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes of classes a study brings along. A part of ours is whole in its name; a part written in
 * the study's own file may keep its name and change its formula.
 */
final class ForeignCode {

  private ForeignCode() {}

  /** Adds nothing for a class of ours, so that YAML and Java studies share their hashes. */
  static void add(ContentHash hash, Object part) {
    Class<?> type = part.getClass();
    if (type.getPackageName().startsWith("dev.holdout.") && !type.isHidden()) {
      return;
    }
    hash.text(type.getName()).text(part instanceof Record ? part.toString() : "");
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream code = type.getResourceAsStream(file)) {
      if (code != null) {
        hash.bytes(code.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + type.getName() + " cannot be read", e);
    }
  }
}
