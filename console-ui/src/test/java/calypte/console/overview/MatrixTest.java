package calypte.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Catalogue;
import calypte.console.client.Drift;
import calypte.console.client.FirmwareEntry;
import calypte.console.fx.Texts;
import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MatrixTest {

    private static final DeviceTypeId TYPE = new DeviceTypeId(new UUID(1, 1));

    private final List<FirmwareEntry> library =
            IntStream.range(0, 12).mapToObj(MatrixTest::firmware).toList();
    private final Catalogue catalogue =
            new Catalogue(List.of(new DeviceType(TYPE, "thermo-x", "", true)), library);

    @Test
    void theDiagonalIsInSyncAndTheRestDrifts() {
        var matrix = matrix(cell(0, 1, false, 5), cell(1, 1, false, 7));

        assertThat(matrix.columns()).containsExactly("1.1.0");
        assertThat(matrix.rows()).extracting(Matrix.Row::name).containsExactly("1.0.0", "1.1.0");
        assertThat(at(matrix, 0, 0).kind()).isEqualTo(Matrix.Kind.DRIFT);
        assertThat(at(matrix, 1, 0).kind()).isEqualTo(Matrix.Kind.IN_SYNC);
        assertThat(at(matrix, 1, 0).count()).isEqualTo(7);
    }

    @Test
    void versionsStandInTheirOrder() {
        var matrix = matrix(cell(10, 10, false, 1), cell(9, 9, false, 1), cell(2, 2, false, 1));

        assertThat(matrix.columns()).containsExactly("1.2.0", "1.9.0", "1.10.0");
    }

    @Test
    void whatReportedSomethingUnknownHasALineOfItsOwn() {
        var matrix = matrix(cell(0, 1, true, 2), cell(0, 1, false, 3));

        assertThat(matrix.rows())
                .extracting(Matrix.Row::name)
                .containsExactly("1.0.0", "Unknown firmware");
        assertThat(at(matrix, 0, 0).count()).isEqualTo(3);
        assertThat(at(matrix, 1, 0).kind()).isEqualTo(Matrix.Kind.UNKNOWN);
        assertThat(at(matrix, 1, 0).filter())
                .startsWith("sync==UNKNOWN_FIRMWARE;assigned_firmware_id==");
    }

    @Test
    void aCellLeadsToItsDevicesAndNoOthers() {
        var matrix = matrix(cell(0, 1, false, 5));

        assertThat(at(matrix, 0, 0).filter())
                .isEqualTo(
                        "sync!=UNKNOWN_FIRMWARE;current_firmware_id==%s;assigned_firmware_id==%s"
                                .formatted(library.get(0).id(), library.get(1).id()));
    }

    @Test
    void gathersWhatWouldNotBeRead() {
        var cells = IntStream.range(0, 12).mapToObj(i -> cell(i, i, false, i + 1)).toList();

        var matrix = Matrix.of(new Drift(cells, null), catalogue, texts());

        assertThat(matrix.columns()).hasSize(Axis.MOST).endsWith("5 others");
        assertThat(matrix.rows().getLast().cells().getLast().filter()).contains("=in=(");
    }

    @Test
    void leavesNobodyOutAndCountsNobodyTwice() {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++) {
            var cells = new ArrayList<Drift.Cell>();
            for (var i = 0; i < random.nextInt(40); i++) {
                cells.add(
                        new Drift.Cell(
                                some(random),
                                some(random),
                                random.nextInt(5) == 0,
                                1 + random.nextInt(9)));
            }

            var matrix = Matrix.of(new Drift(cells, null), catalogue, texts());

            assertThat(
                            matrix.rows().stream()
                                    .flatMap(row -> row.cells().stream())
                                    .mapToLong(Matrix.Cell::count)
                                    .sum())
                    .isEqualTo(cells.stream().mapToLong(Drift.Cell::count).sum());
        }
    }

    private @Nullable FirmwareId some(Random random) {
        var index = random.nextInt(library.size() + 1);
        return index == library.size() ? null : library.get(index).id();
    }

    private Matrix matrix(Drift.Cell... cells) {
        return Matrix.of(new Drift(List.of(cells), null), catalogue, texts());
    }

    private Drift.Cell cell(int current, int assigned, boolean unknown, long count) {
        return new Drift.Cell(
                library.get(current).id(), library.get(assigned).id(), unknown, count);
    }

    private static Matrix.Cell at(Matrix matrix, int row, int column) {
        return matrix.rows().get(row).cells().get(column);
    }

    private static Texts texts() {
        return Texts.beside(MatrixTest.class);
    }

    private static FirmwareEntry firmware(int minor) {
        return new FirmwareEntry(
                new FirmwareId(new UUID(2, minor)),
                "fw-" + minor,
                "1." + minor + ".0",
                TYPE,
                Firmware.State.PUBLISHED,
                null,
                null,
                null,
                null,
                0,
                0,
                null);
    }
}
