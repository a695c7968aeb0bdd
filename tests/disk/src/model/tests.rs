//! Each rule of the model, on logs of a few operations.

use super::*;
use crate::image::image_at;
use crate::log::Log;

const A: Inode = Inode(1);
const B: Inode = Inode(2);
/// Seeds enough to meet every outcome of these small logs.
const SEEDS: u64 = 400;

fn create(inode: Inode, name: &str) -> Op {
    Op::Create { inode, name: name.to_string() }
}

fn write(inode: Inode, offset: u64, byte: u8) -> Op {
    Op::Write { inode, offset, bytes: vec![byte; SECTOR] }
}

fn sync(inode: Inode) -> Op {
    Op::Sync { inode }
}

fn delete(inode: Inode, name: &str, dir_sync: bool) -> Op {
    Op::Delete { inode, name: name.to_string(), dir_sync }
}

/// All images that a cut at the end can leave.
fn images(model: Model, ops: &[Op]) -> Vec<Image> {
    let log = Log { ops: ops.to_vec() };
    let mut images: Vec<Image> = Vec::new();
    for seed in 0..SEEDS {
        let image = image_at(&log, model, ops.len(), seed);
        if !images.contains(&image) {
            images.push(image);
        }
    }
    images
}

/// The sets of names that a cut at the end can leave, each as one sorted text.
fn names(model: Model, ops: &[Op]) -> Vec<String> {
    let mut names: Vec<String> = images(model, ops)
        .iter()
        .map(|image| image.files.keys().cloned().collect::<Vec<_>>().join(" "))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn what_is_synced_stays() {
    for model in [Model::ORDERED, Model::HARSH] {
        let ops = [create(A, "a"), write(A, 0, 7), sync(A)];
        let images = images(model, &ops);
        assert_eq!(images.len(), 1, "{model:?}");
        assert_eq!(images[0].files["a"], vec![7; SECTOR], "{model:?}");
    }
}

#[test]
fn what_is_not_synced_may_be_lost_whole_or_in_part() {
    let ops = [create(A, "a"), sync(A), write(A, 0, 7)];
    let images = images(Model::ORDERED, &ops);
    assert!(images.iter().any(|image| image.files["a"].is_empty()));
    assert!(images.iter().any(|image| image.files["a"] == vec![7; SECTOR]));
    assert!(images.len() > 2, "garbage as well");
}

#[test]
fn the_sync_of_one_file_keeps_nothing_of_another() {
    let ops = [create(A, "a"), create(B, "b"), sync(A), sync(B), write(A, 0, 7), sync(B)];
    assert!(images(Model::ORDERED, &ops).iter().any(|image| image.files["a"].is_empty()));
}

#[test]
fn a_truncation_is_kept_or_dropped() {
    let ops = [create(A, "a"), write(A, 0, 7), sync(A), Op::Trunc { inode: A, size: 0 }];
    let mut sizes: Vec<usize> =
        images(Model::ORDERED, &ops).iter().map(|image| image.files["a"].len()).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [0, SECTOR]);
}

#[test]
fn ordered_directory_operations_survive_as_a_prefix() {
    let ops = [create(A, "a"), create(B, "b"), delete(A, "a", false)];
    assert_eq!(names(Model::ORDERED, &ops), ["", "a", "a b", "b"]);
    // A prefix never has the deletion without the creation of b.
    let ops = [create(A, "a"), sync(A), create(B, "b"), delete(A, "a", false)];
    assert_eq!(names(Model::ORDERED, &ops), ["a", "a b", "b"]);
}

#[test]
fn any_sync_makes_ordered_directory_operations_durable() {
    let ops = [create(A, "a"), sync(A), create(B, "b"), delete(A, "a", false), sync(B)];
    assert_eq!(names(Model::ORDERED, &ops), ["b"]);
}

#[test]
fn a_harsh_deletion_waits_for_its_own_sync() {
    let begin = [create(A, "a"), sync(A), create(B, "b"), sync(B)];
    let not_synced = [&begin[..], &[delete(A, "a", false), write(B, 0, 7), sync(B)]].concat();
    assert_eq!(names(Model::HARSH, &not_synced), ["a b", "b"]);
    assert_eq!(names(Model::ORDERED, &not_synced), ["b"]);
    let synced = [&begin[..], &[delete(A, "a", true)]].concat();
    assert_eq!(names(Model::HARSH, &synced), ["b"]);
}

#[test]
fn a_new_file_under_an_old_name_is_another_file() {
    let old = [create(A, "a"), write(A, 0, 1), write(A, 512, 1), sync(A), delete(A, "a", false)];
    let new = [&old[..], &[create(B, "a"), write(B, 0, 2), sync(B)]].concat();
    for model in [Model::ORDERED, Model::HARSH] {
        // The old file is overtaken for good, and none of its bytes shine through.
        let images = images(model, &new);
        assert_eq!(images.len(), 1, "{model:?}");
        assert_eq!(images[0].files["a"], vec![2; SECTOR], "{model:?}");
    }
    // Deleted again, without a sync: the second may come back, the first never.
    let gone = [&new[..], &[delete(B, "a", false)]].concat();
    for image in images(Model::HARSH, &gone) {
        assert!(image.files.get("a").is_none_or(|content| *content == vec![2; SECTOR]));
    }
}

#[test]
fn a_lying_disk_keeps_nothing_for_sure() {
    let ops = [create(A, "a"), write(A, 0, 7), sync(A), delete(A, "a", true)];
    assert_eq!(names(Model::LYING, &ops), ["", "a"]);
    assert!(images(Model::LYING, &ops[..3]).len() > 3);
}

#[test]
fn an_adopted_file_is_durable() {
    let ops = [Op::Adopt { inode: A, name: "a".into(), content: vec![5; 3] }, write(A, 0, 7)];
    for image in images(Model::HARSH, &ops) {
        assert!(image.files["a"].len() >= 3);
    }
    assert!(images(Model::LYING, &ops).iter().any(|image| image.files["a"] == [5; 3]));
}

#[test]
fn one_cut_and_seed_is_always_the_same() {
    let ops = vec![create(A, "a"), write(A, 0, 1), write(A, 512, 2), create(B, "b")];
    let log = Log { ops };
    for seed in 0..50 {
        let image = || image_at(&log, Model::HARSH, 4, seed);
        assert_eq!(image(), image());
    }
}
