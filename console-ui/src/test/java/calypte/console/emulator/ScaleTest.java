package calypte.console.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScaleTest {

    private final Scale devices = new Scale(1, 10_000);
    private final Scale bandwidth = new Scale(0, 10_000);

    @Test
    void givesEachPowerOfTenTheSameWay() {
        assertThat(devices.number(0)).isEqualTo(1);
        assertThat(devices.number(0.25)).isEqualTo(10);
        assertThat(devices.number(0.5)).isEqualTo(100);
        assertThat(devices.number(0.75)).isEqualTo(1_000);
        assertThat(devices.number(1)).isEqualTo(10_000);
    }

    @Test
    void endsAtNothingWhereThatMeansSomething() {
        assertThat(bandwidth.number(0)).isZero();
        assertThat(bandwidth.place(0)).isZero();
        assertThat(bandwidth.number(1e-3)).isEqualTo(1);
    }

    @Test
    void isRoundedToWhatAHandCanSet() {
        assertThat(devices.number(0.62)).isEqualTo(300);
        for (var number : new int[] {1, 10, 60, 250, 4_000}) {
            assertThat(devices.number(devices.place(number))).isEqualTo(number);
        }
    }
}
