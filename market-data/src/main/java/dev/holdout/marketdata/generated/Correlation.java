package dev.holdout.marketdata.generated;

/** Pearson's correlation, gathered pair by pair. */
final class Correlation {

  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  void add(double x, double y) {
    count++;
    double fromMeanX = x - meanX;
    meanX += fromMeanX / count;
    squaresX += fromMeanX * (x - meanX);
    double fromMeanY = y - meanY;
    meanY += fromMeanY / count;
    squaresY += fromMeanY * (y - meanY);
    products += fromMeanX * (y - meanY);
  }

  /** In [-1, 1]; NaN when one of the two never changed. */
  double value() {
    return squaresX == 0 || squaresY == 0 ? Double.NaN : products / Math.sqrt(squaresX * squaresY);
  }
}
