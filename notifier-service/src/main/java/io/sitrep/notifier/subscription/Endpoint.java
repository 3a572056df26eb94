package io.sitrep.notifier.subscription;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** Where a subscriber can be reached. Position 0 is told first. */
@Entity
@Table(name = "endpoints")
public class Endpoint extends PanacheEntityBase {
    static final String ACTIVE = "active";

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Subscriber subscriber;

    public short position;
    public String channel;
    public String address;

    /** Sealed, or null. */
    public String secret;

    public String state;
    public String stateReason;
}
