package dev.holdout.reports.run;

import java.util.List;

/**
 * How a run came to be, so that it can be made again: the content of {@code manifest.json}.
 *
 * @param schema {@link Results#SCHEMA}
 * @param id of the run
 * @param study the study as it was run
 * @param seed of all randomness
 * @param configuration every setting, by name
 * @param origin versions and hashes
 * @param ledger of trials, as the run saw it at its end
 * @param machineClass such as {@code JDK 25, CPU, 2 cores, Linux amd64}
 * @param command that made it
 * @param createdAt ISO instant
 */
public record Manifest(
    int schema,
    String id,
    StudyText study,
    long seed,
    List<Named> configuration,
    Origin origin,
    Ledger ledger,
    String machineClass,
    String command,
    String createdAt) {

  public Manifest {
    configuration = List.copyOf(configuration);
  }

  /**
   * @param name of the study
   * @param text the file or source as it was run
   * @param statements question, horizon, market context, trusted inputs, entry and exit, sizing,
   *     invalidation, costs with their sources, limits: by name
   */
  public record StudyText(String name, String text, List<Named> statements) {
    public StudyText {
      statements = List.copyOf(statements);
    }
  }

  /**
   * @param holdout version of the product
   * @param versions of Java and libraries, by name
   * @param codeHash of the code that ran
   * @param dataHashes by source
   * @param pipelineVersion of the features
   */
  public record Origin(
      String holdout,
      List<Named> versions,
      String codeHash,
      List<Named> dataHashes,
      String pipelineVersion) {
    public Origin {
      versions = List.copyOf(versions);
      dataHashes = List.copyOf(dataHashes);
    }
  }

  /**
   * The ledger of trials.
   *
   * @param rows of it
   * @param head hash of its last row; empty without a row
   * @param since day of the first trial on this data, ISO; empty without one
   */
  public record Ledger(long rows, String head, String since) {}

  /** A name and its value, both as text. */
  public record Named(String name, String value) {}
}
