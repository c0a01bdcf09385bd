// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.registry.reading.ReadingAlarmStore.Alarm;
import org.zhengtong.registry.reading.Tally.Unusual;
import org.zhengtong.schemas.event.LicenceReadingAlarm;

/** Tells of unusual reading (异常用证预警), once for caller, kind and window: alarm, audit entry and event are one transaction. */
@ApplicationScoped
class ReadingAlarm {

    private final ReadingAlarmStore alarms;
    private final ReadingConfig config;
    private final Audit audit;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    ReadingAlarm(
            ReadingAlarmStore alarms,
            ReadingConfig config,
            Audit audit,
            Outbox outbox,
            MeterRegistry meters,
            Clock clock) {
        this.alarms = alarms;
        this.config = config;
        this.audit = audit;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Commits on its own: the read it is about may be refused. */
    @Transactional(TxType.REQUIRES_NEW)
    void raise(Reading reading, Unusual kind, String detail) {
        Instant now = clock.instant();
        long window = config.window().toMillis();
        Alarm alarm = new Alarm(
                0,
                reading.who(),
                reading.organisation(),
                kind.name(),
                detail,
                Instant.ofEpochMilli(now.toEpochMilli() / window * window),
                now);
        if (alarms.insert(alarm)) {
            audit.record("reading.alarm", reading.who(), kind + ": " + detail);
            outbox.publish("licence.reading-alarm.v1", reading.who(), event(alarm));
            meters.counter("zt.registry.reading.alarms", "kind", kind.name()).increment();
        }
    }

    private static LicenceReadingAlarm event(Alarm alarm) {
        return LicenceReadingAlarm.newBuilder()
                .setCaller(alarm.who())
                .setOrganisation(alarm.organisation())
                .setKind(alarm.kind())
                .setDetail(alarm.detail())
                .setWindowStart(alarm.windowStart())
                .setRaisedAt(alarm.raisedAt())
                .build();
    }
}
