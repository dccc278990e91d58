package dev.holdout.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The code that the module's README shows. */
public final class ReadmeBlocks {

  private ReadmeBlocks() {}

  /** The n-th fenced block of a language, from 0. */
  public static String nth(String language, int n) throws IOException {
    String[] parts = Files.readString(Path.of("README.md")).split("```" + language + "\n");
    return parts[n + 1].substring(0, parts[n + 1].indexOf("```"));
  }
}
