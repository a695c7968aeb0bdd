//! The bread deposit.

use comptoir::domain::bread::{
    Baker, BreadFact, BreadPaper, Delivery, DeliveryLine, Evening, LeftOver, LeftOvers, Means,
    Order, OrderLine, Pause, Period, Reservation, StandingOrder, Weekdays,
};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::forecast::{DayMinute, Service};
use comptoir::domain::id::{CustomerId, PartnerId, ProductId, ReservationId, StandingOrderId};
use comptoir::domain::money::Cents;
use comptoir::domain::text::Label;

use super::id;

fn day() -> BusinessDay {
    BusinessDay::parse("2026-11-21").expect("a day")
}

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    terms().into_iter().chain(kept()).chain(daily()).map(Fact::Bread).collect()
}

fn terms() -> Vec<BreadFact> {
    let baker = |service, period| {
        BreadFact::BakerSet(Baker {
            closed: Weekdays::new(1).expect("Mondays"),
            credit: 5_000,
            credit_max: 1_000,
            period,
            service,
            ..Baker::usual(PartnerId::new(id(2)))
        })
    };
    let from = DayMinute::new(14 * 60).expect("18:00");
    vec![
        baker(Service::Prudent, Period::Week),
        baker(Service::Balanced, Period::Month),
        baker(Service::Generous, Period::Month),
        BreadFact::EveningSet(Some(Evening { from, reduction: 5_000 })),
        BreadFact::EveningSet(None),
    ]
}

fn kept() -> Vec<BreadFact> {
    let reservation = ReservationId::new(id(4));
    let standing = StandingOrderId::new(id(5));
    let order = StandingOrder {
        id: standing,
        customer: CustomerId::new(id(3)),
        product: ProductId::new(id(1)),
        units: 2,
        days: Weekdays::ALL,
        from: day(),
        until: None,
        pauses: Vec::new(),
    };
    let mut paused = order.clone();
    paused.until = Some(day());
    paused.pauses.push(Pause { from: day(), until: day() });
    let plain = Reservation {
        id: reservation,
        day: day(),
        customer: CustomerId::new(id(3)),
        product: ProductId::new(id(1)),
        units: 2,
        standing: None,
    };
    vec![
        BreadFact::StandingSet(order),
        BreadFact::StandingSet(paused),
        BreadFact::Reserved(plain),
        BreadFact::Reserved(Reservation { standing: Some(standing), ..plain }),
        BreadFact::Released { reservation },
        BreadFact::Cancelled { reservation },
    ]
}

fn daily() -> Vec<BreadFact> {
    let (baker, product, day) = (PartnerId::new(id(2)), ProductId::new(id(1)), day());
    let order = |means| {
        let lines = vec![OrderLine { product, reserved: 6, walk_in: 24 }];
        BreadFact::Ordered(Order { day, baker, means, lines })
    };
    let line = DeliveryLine { product, ordered: 30, delivered: 28, cost: Some(Cents::new(80)) };
    let note = Label::new("BL 1234").expect("a note");
    let left = LeftOver { taken_back: 1, donated: 2, lost: 3, own_use: 4 };
    let mut facts: Vec<BreadFact> = Means::ALL.into_iter().map(order).collect();
    facts.extend([
        BreadFact::Delivered(Delivery { day, baker, note: Some(note), lines: vec![line] }),
        BreadFact::Delivered(Delivery {
            day,
            baker,
            note: None,
            lines: vec![DeliveryLine { cost: None, ..line }],
        }),
        BreadFact::LeftOver(LeftOvers { day, baker, lines: vec![(product, left)] }),
        BreadFact::SoldOut { day, product },
        BreadFact::PaperAsked(BreadPaper::Order { day, baker }),
        BreadFact::PaperAsked(BreadPaper::Reservations { day }),
        BreadFact::PaperAsked(BreadPaper::Statement { baker, from: day, until: day }),
    ]);
    facts
}
