package calypte.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Who may know whom. A package without a row fails.
class ArrowsTest {

    private static final String SERVER = "calypte.server";
    private static final String MODEL = "calypte.model";

    /// The package `calypte.server` itself is the composition root and may know everything.
    private static final Map<String, Set<String>> SERVER_MAY_KNOW =
            Map.ofEntries(
                    entry(
                            "gateway",
                            Set.of("firmware", "registry", "mqtt", "audit", "wire", "http")),
                    entry("firmware", Set.of("registry", "storage", "audit", "wire", "http")),
                    entry("wire", Set.of("registry", "http")),
                    entry("registry", Set.of("audit", "storage", "http")),
                    entry("rollout", Set.of("registry", "mqtt", "audit", "storage", "http")),
                    entry("audit", Set.of("storage", "http")),
                    entry("broker", Set.of("registry")),
                    entry("mqtt", Set.of()),
                    entry("http", Set.of()),
                    entry("storage", Set.of()));

    private static final Map<String, Set<String>> MODEL_MAY_KNOW =
            Map.ofEntries(
                    entry("device", Set.of()),
                    entry("firmware", Set.of("device")),
                    entry("update", Set.of("device", "firmware")),
                    entry("registration", Set.of("device", "firmware", "update")),
                    entry("drift", Set.of("device", "firmware", "update", "registration")),
                    entry("rollout", Set.of()));

    private static final JavaClasses SERVERS = classes(SERVER);
    private static final JavaClasses MODELS = classes(MODEL);

    @Test
    void everyPackageOfTheServerKeepsToItsRow() {
        assertThat(broken(SERVERS, SERVER, SERVER_MAY_KNOW)).isEmpty();
    }

    @Test
    void everyPackageOfTheModelKeepsToItsRow() {
        assertThat(broken(MODELS, MODEL, MODEL_MAY_KNOW)).isEmpty();
    }

    @Test
    void nothingGoesInCircles() {
        slices().matching(SERVER + ".(*)..").should().beFreeOfCycles().check(SERVERS);
        slices().matching(MODEL + ".(*)..").should().beFreeOfCycles().check(MODELS);
    }

    @Test
    void theModelKnowsNothingButTheJdk() {
        assertThat(whoKnows(MODELS, MODEL, "calypte.server", "tools.", "com.", "io.", "jakarta."))
                .isEmpty();
    }

    @Test
    void eachLibraryIsKnownToThePackageThatHidesIt() {
        assertThat(whoKnows(SERVERS, SERVER, "com.hivemq")).isSubsetOf("broker");
        assertThat(whoKnows(SERVERS, SERVER, "org.eclipse.paho")).isSubsetOf("mqtt");
        assertThat(whoKnows(SERVERS, SERVER, "org.hibernate", "jakarta.persistence"))
                .isSubsetOf("storage", "registry", "rollout", "audit");
        assertThat(whoKnows(SERVERS, SERVER, "com.cronutils")).isSubsetOf("rollout");
        assertThat(whoKnows(SERVERS, SERVER, "org.flywaydb", "com.zaxxer")).isSubsetOf("storage");
    }

    @Test
    void nobodyAsksTheWallClockOrRollsDiceOfHisOwn() {
        var calls =
                SERVERS.stream()
                        .flatMap(one -> one.getMethodCallsFromSelf().stream())
                        .map(call -> call.getTarget().getFullName())
                        .filter(name ->
                                name.startsWith("java.time.Instant.now(")
                                        || name.startsWith("java.lang.Math.random(")
                                        || name.startsWith("java.lang.System.currentTimeMillis("))
                        .collect(Collectors.toSet());

        assertThat(calls).isEmpty();
    }

    private static Set<String> broken(
            JavaClasses all, String root, Map<String, Set<String>> mayKnow) {
        var broken = new TreeSet<String>();
        for (var one : all) {
            var from = part(one, root);
            var allowed = from.isEmpty() ? null : mayKnow.get(from);
            if (!from.isEmpty() && allowed == null) {
                broken.add("no row for " + from);
            }
            if (allowed == null) {
                continue;
            }
            for (var dependency : one.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass();
                if (isIn(target.getPackageName(), root)
                        && !part(target, root).equals(from)
                        && !allowed.contains(part(target, root))) {
                    broken.add(dependency.getDescription());
                }
            }
        }
        return broken;
    }

    private static Set<String> whoKnows(JavaClasses all, String root, String... libraries) {
        return all.stream()
                .filter(one ->
                        one.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getPackageName())
                                .anyMatch(name -> startsWithAny(name, libraries)))
                .map(one -> part(one, root))
                .collect(Collectors.toSet());
    }

    private static boolean startsWithAny(String name, String... starts) {
        for (var start : starts) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String name, String root) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    private static String part(JavaClass one, String root) {
        var name = one.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1);
    }

    private static JavaClasses classes(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }
}
