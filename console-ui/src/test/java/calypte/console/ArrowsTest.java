package calypte.console;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may know whom. A package without a row fails.
final class ArrowsTest {

    private static final String ROOT = "calypte.console";

    /// Screens know what is around them, and never each other.
    private static final Set<String> SCREEN = Set.of("frame", "client", "filter", "fx", "look");

    /// The package `calypte.console` itself is the composition root and may know everything.
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    entry(
                            "shell",
                            Set.of(
                                    "overview",
                                    "device",
                                    "devices",
                                    "firmware",
                                    "rollouts",
                                    "audit",
                                    "emulator",
                                    "settings",
                                    "firstrun",
                                    "frame",
                                    "client",
                                    "fx",
                                    "look")),
                    entry("overview", SCREEN),
                    entry("device", SCREEN),
                    entry("devices", with(SCREEN, "csv", "devices.intake")),
                    entry("devices.intake", with(SCREEN, "csv")),
                    entry("firmware", SCREEN),
                    entry("rollouts", SCREEN),
                    entry("audit", SCREEN),
                    entry("emulator", SCREEN),
                    entry("settings", SCREEN),
                    entry("firstrun", SCREEN),
                    entry("filter", Set.of("fx")),
                    entry("frame", Set.of("client", "fx")),
                    entry("commands", Set.of("client", "csv")),
                    entry("csv", Set.of("client")),
                    entry("look", Set.of("client", "fx")),
                    entry("client", Set.of()),
                    entry("fx", Set.of()));

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void everyPackageKeepsToItsRow() {
        var broken = new TreeSet<String>();
        for (var one : OURS) {
            var from = part(one);
            if (from.isEmpty()) {
                continue;
            }
            var allowed = MAY_KNOW.get(from);
            if (allowed == null) {
                broken.add("no row for " + from);
                continue;
            }
            for (var dependency : one.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass();
                if (target.getPackageName().startsWith(ROOT)
                        && !part(target).equals(from)
                        && !allowed.contains(part(target))) {
                    broken.add(dependency.getDescription());
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void nothingGoesInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    /// Server and emulator are met on the wire only; the root alone starts them.
    @Test
    void onlyTheRootKnowsTheServerAndTheEmulator() {
        var tooClose =
                OURS.stream()
                        .filter(one -> !part(one).isEmpty())
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name ->
                                name.startsWith("calypte.server")
                                        || name.startsWith("calypte.emulator"))
                        .collect(Collectors.toSet());

        assertThat(tooClose).isEmpty();
    }

    @Test
    void onlyFxHopsThreads() {
        var hopping =
                OURS.stream()
                        .filter(one -> !Set.of("fx", "").contains(part(one)))
                        .flatMap(one -> one.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getName().equals("runLater"))
                        .map(call -> call.getOriginOwner().getName())
                        .collect(Collectors.toSet());

        assertThat(hopping).isEmpty();
    }

    @Test
    void viewModelsKnowNoControl() {
        var entangled =
                OURS.stream()
                        .filter(one -> one.getSimpleName().endsWith("ViewModel"))
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith("javafx.scene"))
                        .map(dependency -> dependency.getOriginClass().getName())
                        .collect(Collectors.toSet());

        assertThat(entangled).isEmpty();
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }

    private static String part(JavaClass one) {
        var name = one.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
