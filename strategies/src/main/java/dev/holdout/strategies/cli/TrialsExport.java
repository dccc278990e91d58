package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.Results;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Every row of the ledger in a file for other programs.
 *
 * @param file where it will lie
 * @param json whether it is JSON; else CSV
 */
record TrialsExport(Path file, boolean json) {

  /**
   * @throws BadInput if the name says no form, or the file is there and may not be replaced
   */
  static TrialsExport to(Path file, boolean force) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".csv") && !name.endsWith(".json")) {
      throw new BadInput(
          "\"" + name + "\" ends in neither .csv nor .json",
          "",
          "holdout trials export trials.csv");
    }
    if (Files.exists(file) && !force) {
      throw new BadInput("the file is there already", file.toString(), "another name, or --force");
    }
    if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
      throw new BadInput(
          "there is no folder " + file.toAbsolutePath().getParent(), "", "make it first");
    }
    return new TrialsExport(file, name.endsWith(".json"));
  }

  /**
   * The old file or the new one, whole.
   *
   * @return how many rows
   */
  long write(Reading reading, TrialSelection selection) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path beside = Files.createTempFile(folder, file.getFileName().toString(), ".part");
      try (Stream<TrialRow> rows = reading.rows()) {
        long written;
        try (BufferedWriter text = Files.newBufferedWriter(beside)) {
          written = write(rows.filter(selection::takes).iterator(), text);
        }
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return written;
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException cause) {
      throw new BadInput(
          "the file cannot be written: " + cause.getMessage(), file.toString(), "another place");
    }
  }

  private long write(Iterator<TrialRow> rows, BufferedWriter text) throws IOException {
    long written = 0;
    if (json) {
      text.write("{\"schema\":" + Results.SCHEMA + ",\"rows\":[");
    } else {
      text.write(String.join(",", TrialJson.NAMES) + "\n");
    }
    while (rows.hasNext()) {
      TrialRow row = rows.next();
      if (json) {
        text.write((written == 0 ? "\n" : ",\n") + TrialJson.of(row));
      } else {
        text.write(TrialJson.csv(row) + "\n");
      }
      written++;
    }
    text.write(json ? "\n]}\n" : "");
    return written;
  }
}
