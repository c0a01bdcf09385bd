// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs when all other tests of the build have ended. */
class LogScanIT {

    @Test
    void noLogAndNoRefusalOfTheWholeTestRunHoldsANumberOfAPerson() {
        Path checkout = Path.of("..", "..").toAbsolutePath().normalize();

        LogScan scan = LogScan.of(checkout);

        for (String module : List.of("exchange-core/node", "licence-registry", "deploy/e2e")) {
            assertThat(scan.files())
                    .as("what was refused to the tests of " + module)
                    .anyMatch(file -> file.startsWith(checkout.resolve(module))
                            && file.getFileName().toString().startsWith("error-answers-")
                            && file.toFile().length() > 0);
        }
        assertThat(scan.leaks()).isEmpty();
    }

    @Test
    void aPlantedNumberIsFoundInLogsAndReportsAndNowhereElse(@TempDir Path checkout) throws IOException {
        String leak = "read of 511902209901010012 failed";
        write(checkout.resolve("node/target/zt-1/log/node-510000.log"), "first line\n" + leak);
        write(checkout.resolve("registry/target/error-answers-1.log"), "licence JY1234567890 of EJY1234567890");
        write(
                checkout.resolve("node/target/surefire-reports/TEST-x.xml"),
                "<testcase name=\"511902209901010012\"><system-out><![CDATA[\n" + leak + "]]></system-out></testcase>");
        write(checkout.resolve("node/src/test/Fixtures.java"), leak);

        LogScan scan = LogScan.of(checkout);

        assertThat(scan.files()).hasSize(3);
        assertThat(scan.leaks())
                .hasSize(3)
                .noneMatch(found -> found.contains("511902209901010012") || found.contains("EJY"))
                .anyMatch(found -> found.endsWith("licence JY1234567890 of ********"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
