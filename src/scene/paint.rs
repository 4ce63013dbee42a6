//! One mesh per drawing: all its layers are quads in one list, written anew when it moves. So a person is drawn in one
//! go instead of thirty, and nothing has to be kept in step.

use bevy::asset::{RenderAssetUsages, embedded_asset, embedded_path};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::ecs::system::SystemParam;
use bevy::math::Affine2;
use bevy::mesh::{Indices, MeshVertexBufferLayoutRef, PrimitiveTopology};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, BlendState, Extent3d, RenderPipelineDescriptor, SpecializedMeshPipelineError, TextureDimension, TextureFormat,
};
use bevy::shader::ShaderRef;
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPipeline, Material2dPlugin, MeshMaterial2d};

/// An atlas to paint with.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
pub struct Paint {
    #[texture(0)]
    #[sampler(1)]
    pub atlas: Handle<Image>,
}

impl Material2d for Paint {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Path(bevy::asset::AssetPath::from_path_buf(embedded_path!("paint.wesl")).with_source("embedded"))
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        _: &Material2dPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        _: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let targets = descriptor.fragment.iter_mut().flat_map(|fragment| fragment.targets.iter_mut().flatten());
        for target in targets {
            target.blend = Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING);
        }
        Ok(())
    }
}

/// Paint without a drawing, for ropes, rain and shade.
#[derive(Resource, Clone)]
pub struct Plain(pub Handle<Paint>);

pub fn plugin(app: &mut App) {
    embedded_asset!(app, "paint.wesl");
    app.add_plugins(Material2dPlugin::<Paint>::default());
    let size = Extent3d { width: 1, height: 1, depth_or_array_layers: 1 };
    let white = Image::new_fill(size, TextureDimension::D2, &[255; 4], TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD);
    let atlas = app.world_mut().resource_mut::<Assets<Image>>().add(white);
    let plain = app.world_mut().resource_mut::<Assets<Paint>>().add(Paint { atlas });
    app.insert_resource(Plain(plain));
}

/// A colour to multiply with: red, green, blue and how opaque.
pub type Tint = [f32; 4];

/// As it was drawn.
pub const AS_DRAWN: Tint = [1.0; 4];

/// A tint with another opacity.
pub fn faded(tint: Tint, opacity: f32) -> Tint {
    [tint[0], tint[1], tint[2], tint[3] * opacity]
}

/// A tint as light has it, multiplied by how opaque it is.
fn in_light([red, green, blue, opacity]: Tint) -> [f32; 4] {
    let light = |part: f32| part.powf(2.2) * opacity;
    [light(red), light(green), light(blue), opacity]
}

/// A list of quads that becomes a mesh. Coordinates are those of the picture, downwards.
#[derive(Default, Clone)]
pub struct Sheet {
    points: Vec<[f32; 3]>,
    places: Vec<[f32; 2]>,
    colours: Vec<[f32; 4]>,
    corners: Vec<u32>,
}

impl Sheet {
    /// Four corners, in order around, with a place in the atlas and a colour each.
    pub fn quad(&mut self, corners: [Vec2; 4], places: [Vec2; 4], tints: [Tint; 4]) {
        let first = self.points.len() as u32;
        for ((corner, place), tint) in corners.into_iter().zip(places).zip(tints) {
            self.points.push([corner.x, -corner.y, 0.0]);
            self.places.push(place.to_array());
            self.colours.push(in_light(tint));
        }
        self.corners.extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
    }

    /// A quad of one colour.
    pub fn plain(&mut self, corners: [Vec2; 4], tint: Tint) {
        self.quad(corners, [Vec2::splat(0.5); 4], [tint; 4]);
    }

    /// A box in the atlas (`pixels` as parts of its size), put into `place` and then where `to` says.
    pub fn layer(&mut self, pixels: Rect, place: Rect, to: Affine2, tint: Tint) {
        let around = |rect: Rect| [rect.min, Vec2::new(rect.max.x, rect.min.y), rect.max, Vec2::new(rect.min.x, rect.max.y)];
        self.quad(around(place).map(|corner| to.transform_point2(corner)), around(pixels), [tint; 4]);
    }

    /// A band of this width along points.
    pub fn band(&mut self, points: &[Vec2], width: f32, tint: Tint) {
        let sides: Vec<(Vec2, Vec2)> = points
            .iter()
            .enumerate()
            .map(|(at, point)| {
                let before = points[at.saturating_sub(1)];
                let after = points[(at + 1).min(points.len() - 1)];
                let side = (after - before).normalize_or_zero().perp() * width / 2.0;
                (*point + side, *point - side)
            })
            .collect();
        for pair in sides.windows(2) {
            self.plain([pair[0].0, pair[1].0, pair[1].1, pair[0].1], tint);
        }
    }

    /// The mesh. A list without quads becomes one that cannot be seen: an empty mesh has no place in a buffer.
    pub fn mesh(mut self) -> Mesh {
        if self.points.is_empty() {
            self.plain([Vec2::ZERO; 4], [0.0; 4]);
        }
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.points)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, self.places)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colours)
            .with_inserted_indices(Indices::U32(self.corners))
    }
}

/// A mesh in one paint at one depth.
#[derive(Clone, Debug)]
pub struct Canvas {
    entity: Entity,
    mesh: Handle<Mesh>,
}

/// Everything to put something on the picture with.
#[derive(SystemParam)]
pub struct Easel<'w, 's> {
    commands: Commands<'w, 's>,
    meshes: ResMut<'w, Assets<Mesh>>,
}

impl Easel<'_, '_> {
    /// A new canvas at this depth; higher is nearer.
    pub fn hang(&mut self, paint: &Handle<Paint>, depth: f32) -> Canvas {
        let mesh = self.meshes.add(Sheet::default().mesh());
        let about = (Mesh2d(mesh.clone()), MeshMaterial2d(paint.clone()), Transform::from_xyz(0.0, 0.0, depth), NoFrustumCulling);
        Canvas { entity: self.commands.spawn(about).id(), mesh }
    }

    /// Paints over what was on a canvas.
    pub fn paint(&mut self, canvas: &Canvas, sheet: Sheet) {
        // The only refusal is of a mesh that is gone, and then there is nothing to paint on.
        let _ = self.meshes.insert(canvas.mesh.id(), sheet.mesh());
    }

    /// Puts a canvas at another depth.
    pub fn move_to(&mut self, canvas: &Canvas, depth: f32) {
        self.commands.entity(canvas.entity).try_insert(Transform::from_xyz(0.0, 0.0, depth));
    }

    /// Takes a canvas away.
    pub fn take_down(&mut self, canvas: &Canvas) {
        self.commands.entity(canvas.entity).try_despawn();
    }
}
