package dev.holdout.marketdata.generated;

/** The lowest price: one increment. */
final class Floor {

  private Floor() {}

  /** A price in increments, reflected at one increment where it would lie below. */
  static double reflect(double price) {
    return price < 1 ? 2 - price : price;
  }
}
