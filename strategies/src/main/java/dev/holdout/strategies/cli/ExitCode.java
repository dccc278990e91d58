package dev.holdout.strategies.cli;

/** What a script learns from a command. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /** The answer is no: the gate failed, a check found faults. */
  static final int NO = 1;

  /** Bad input or usage: the user can mend it. */
  static final int BAD_INPUT = 2;

  /** Our own failure: the user cannot. */
  static final int FAILED = 4;

  private ExitCode() {}
}
