//! Comptoir
