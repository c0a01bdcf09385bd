// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.zhengtong.client.ExchangeCall;
import org.zhengtong.client.Purpose;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.evidence.EvidenceAudit;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.running.Shutdown;
import org.zhengtong.sandbox.running.StartOptions;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.sandbox.world.Person;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** The sandbox that the tests of one run share; it starts with the first test and ends with the JVM. */
final class TestSandbox {

    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Home HOME =
            new Home(Path.of("target", "zt-" + ProcessHandle.current().pid()), CHECKOUT);
    private static final Sandbox SANDBOX = open();
    private static final World WORLD = Opening.world(SANDBOX, "en");

    private TestSandbox() {}

    private static Sandbox open() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Shutdown.stop(HOME, Progress.silent())));
        return Opening.open(HOME, StartOptions.embedded(), ProcessIdentity.ofCurrent(), Progress.silent());
    }

    static Path checkout() {
        return CHECKOUT;
    }

    static Sandbox sandbox() {
        return SANDBOX;
    }

    static World world() {
        return WORLD;
    }

    static EvidenceAudit audit() {
        return Opening.audit(SANDBOX);
    }

    static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }

    /** The identity check, city to province to nation. */
    static ExchangeCall identityCheck(ZhengtongClient window) {
        return window.exchange(WORLD.code(Resource.IDENTITY))
                .purpose(Purpose.ADMINISTRATIVE_BASIS)
                .parameter("idNumber", Person.OWNER.number())
                .parameter("name", Person.OWNER.name());
    }

    /** Face fields of the business licence, city to province. */
    static ExchangeCall businessLicence(ZhengtongClient window, String shop) {
        return window.exchange(WORLD.code(Resource.BUSINESS_LICENCE))
                .purpose(Purpose.ADMINISTRATIVE_BASIS)
                .parameter("licenceType", LicenceKind.BUSINESS.code())
                .parameter("holderCode", shop);
    }
}
