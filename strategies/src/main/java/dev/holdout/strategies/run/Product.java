package dev.holdout.strategies.run;

/** What is running. */
public final class Product {

  /** The version of the product, the one that the build gives its jars. */
  public static final String VERSION = "0.1.0";

  private Product() {}
}
