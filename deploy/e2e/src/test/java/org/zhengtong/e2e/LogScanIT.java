// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs when all other tests of the build have ended. */
class LogScanIT {

    @Test
    void noLogOfTheWholeTestRunHoldsANumberOfAPerson() {
        LogScan scan = LogScan.of(Path.of("..", "..").toAbsolutePath().normalize());

        assertThat(scan.files()).as("reports and logs of this run").isNotEmpty();
        assertThat(scan.leaks()).isEmpty();
    }

    @Test
    void aPlantedNumberIsFoundInLogsAndReportsAndNowhereElse(@TempDir Path checkout) throws IOException {
        String leak = "read of 511902209901010012 failed";
        write(checkout.resolve("node/target/zt-1/log/node-510000.log"), "first line\n" + leak);
        write(
                checkout.resolve("node/target/surefire-reports/TEST-x.xml"),
                "<testcase name=\"511902209901010012\"><system-out><![CDATA[\n" + leak + "]]></system-out></testcase>");
        write(checkout.resolve("node/src/test/Fixtures.java"), leak);

        LogScan scan = LogScan.of(checkout);

        assertThat(scan.files()).hasSize(2);
        assertThat(scan.leaks()).hasSize(2).allSatisfy(found -> assertThat(found)
                .contains("511902********0012")
                .doesNotContain("511902209901010012"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
