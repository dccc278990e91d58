package dev.holdout.strategies.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Who may import and call what, below a root package. The root is a parameter so that the same
 * rules can be held against a small tree of planted violations.
 */
record Walls(String root) {

  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "engine", Set.of(),
              "marketdata", Set.of(),
              "features", Set.of("marketdata"),
              "models", Set.of("engine", "features", "marketdata"),
              "backtest", Set.of("marketdata"),
              "reports", Set.of("marketdata"),
              "strategies",
                  Set.of("engine", "marketdata", "features", "models", "backtest", "reports")));

  private static final Set<String> CLOCK_TYPES =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private static final Set<String> UNSEEDED_TYPES =
      Set.of("java.util.Random", "java.util.SplittableRandom");

  private static final Set<String> VECTORS =
      Set.of("jdk.incubator.vector.FloatVector", "jdk.incubator.vector.DoubleVector");

  /** Lanewise functions whose bits change when the JIT takes over. */
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "ACOS", "ASIN", "ATAN", "ATAN2", "CBRT", "COS", "COSH", "EXP", "EXPM1", "HYPOT", "LOG",
          "LOG10", "LOG1P", "POW", "SIN", "SINH", "TAN", "TANH");

  static Set<String> modules() {
    return MAY_USE.keySet();
  }

  List<ArchRule> arrows() {
    List<ArchRule> rules = new ArrayList<>();
    MAY_USE.forEach((module, may) -> {
      String[] never =
          modules().stream()
              .filter(other -> !other.equals(module) && !may.contains(other))
              .map(other -> root + "." + other + "..")
              .toArray(String[]::new);
      if (never.length > 0) {
        rules.add(
            noClasses()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(never)
                .because(module + " may import only " + may));
      }
    });
    return rules;
  }

  ArchRule noCyclesIn(String module) {
    return slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles();
  }

  ArchRule plainNames() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)")
        .because("a name says what a thing is");
  }

  ArchRule worldOnlyInCli() {
    return noClasses()
        .that(outside("strategies.cli.."))
        .should()
        .accessTargetWhere(calls("the clock, the environment or the exit", Walls::readsTheWorld))
        .because("only strategies.cli knows of the world outside");
  }

  ArchRule foreignOnlyAtTheEdges() {
    return noClasses()
        .that(outside("engine..", "marketdata.store..", "strategies.paper.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..");
  }

  ArchRule onlySeededRandom() {
    return noClasses()
        .should()
        .accessTargetWhere(calls("randomness without a seed", Walls::isUnseeded))
        .because("the same seed gives the same bytes");
  }

  ArchRule futureOnlyInTraining() {
    return noClasses()
        .that(outside("features.target..", "models..", "strategies.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".features.target..")
        .because("forward-looking types are for training only");
  }

  ArchRule sameBitsOnEveryMachine() {
    return noClasses()
        .that(resideInAPackage(root + ".engine.."))
        .should()
        .accessTargetWhere(calls("vector code without fixed bits", Walls::changesWithTheJit))
        .because("the numeric contract: sums in one written order, functions of our own");
  }

  private DescribedPredicate<JavaClass> outside(String... packages) {
    String[] full = List.of(packages).stream().map(p -> root + "." + p).toArray(String[]::new);
    return DescribedPredicate.not(resideInAnyPackage(full));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, BiPredicate<String, JavaAccess<?>> test) {
    return describe(what, access -> test.test(access.getTargetOwner().getName(), access));
  }

  private static boolean readsTheWorld(String owner, JavaAccess<?> access) {
    String name = access.getName();
    return switch (owner) {
      case "java.lang.System" ->
          Set.of("exit", "getenv", "currentTimeMillis", "nanoTime").contains(name);
      case "java.lang.Runtime" -> Set.of("exit", "halt").contains(name);
      case "java.time.Clock", "java.time.InstantSource" ->
          name.startsWith("system") || name.startsWith("tick");
      case "java.util.Date" -> name.equals("<init>") && parameters(access) == 0;
      default -> CLOCK_TYPES.contains(owner) && name.equals("now");
    };
  }

  private static boolean isUnseeded(String owner, JavaAccess<?> access) {
    String name = access.getName();
    return switch (owner) {
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.Collections" -> name.equals("shuffle") && parameters(access) == 1;
      case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
      case "java.util.random.RandomGenerator" -> name.equals("getDefault") || name.equals("of");
      default -> UNSEEDED_TYPES.contains(owner) && name.equals("<init>") && parameters(access) == 0;
    };
  }

  private static boolean changesWithTheJit(String owner, JavaAccess<?> access) {
    return VECTORS.contains(owner) && access.getName().startsWith("reduceLanes")
        || owner.equals("jdk.incubator.vector.VectorOperators")
            && TRANSCENDENTAL.contains(access.getName());
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget()
            instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes().size()
        : 0;
  }
}
