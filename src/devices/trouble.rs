//! What people can do about a device that does not work, from what its transport says.

use comptoir_hardware::transport::{Fault, NotReady};

/// What keeps a device from working, as far as people can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is not there: off, unplugged, or not reachable.
    Absent,
    /// The program may not use it until its user is a member of this group of the system.
    Forbidden {
        /// The group.
        group: &'static str,
    },
    /// Another program has it.
    Busy,
    /// The settings lead to something that is no such device.
    WrongDevice,
    /// It takes no more bytes.
    Stalled,
    /// It does not answer, though its profile says that it does.
    Silent,
    /// It was lost in the middle.
    Lost,
    /// It says that its roll is at the end.
    PaperOut,
    /// It says that its cover is open.
    CoverOpen,
    /// It says that it can't work, for a reason that needs a hand: a stuck cutter, a hot head.
    NeedsAHand,
    /// So many papers wait for it that one more was refused.
    TooManyWaiting,
    /// A paper was too long for it.
    TooLong,
    /// The system reports an error that it does not explain.
    Failing,
}

impl Trouble {
    /// The trouble behind a fault.
    pub(super) fn of(fault: &Fault) -> Self {
        match fault {
            Fault::Absent | Fault::Refused => Self::Absent,
            Fault::Forbidden { group } => Self::Forbidden { group },
            Fault::Busy => Self::Busy,
            Fault::NotADevice => Self::WrongDevice,
            Fault::Stalled => Self::Stalled,
            Fault::Gone => Self::Lost,
            Fault::Silent | Fault::Unconfirmed => Self::Silent,
            Fault::NotReady(NotReady::PaperOut) => Self::PaperOut,
            Fault::NotReady(NotReady::CoverOpen) => Self::CoverOpen,
            Fault::NotReady(NotReady::Error | NotReady::Offline) => Self::NeedsAHand,
            Fault::TooLarge => Self::TooLong,
            Fault::System(_) => Self::Failing,
        }
    }

    /// Whether bytes that left for the device prove that it is over. A drawer opens without
    /// paper, so its pulse says nothing about rolls and covers.
    pub(super) fn ends_with_a_pulse(self) -> bool {
        match self {
            Self::Absent | Self::Forbidden { .. } | Self::Busy | Self::WrongDevice => true,
            Self::Stalled | Self::Lost | Self::Failing => true,
            Self::Silent | Self::PaperOut | Self::CoverOpen | Self::NeedsAHand => false,
            Self::TooManyWaiting | Self::TooLong => false,
        }
    }
}
