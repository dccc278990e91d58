package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput.Fault;

/** The answer of a command is no: it worked, and what it looked at does not hold. Exit code 1. */
final class Refusal extends RuntimeException {

  private final transient Fault fault;

  Refusal(Fault fault) {
    super(fault.value());
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
